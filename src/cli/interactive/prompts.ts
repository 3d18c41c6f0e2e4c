import { PassThrough } from 'node:stream'
import { SelectPrompt, settings, TextPrompt } from '@clack/core'
import { wrap } from '../../reporters/columns.ts'
import type { Paint } from '../../reporters/paint.ts'
import type { Out } from '../sink.ts'
import type { Keyboard } from './keyboard.ts'
import { type Choice, choiceLines, withCursor } from './lines.ts'

export interface Question {
  readonly label: string
  readonly initial?: string
  /** What is wrong with the words; undefined where nothing is. */
  readonly fault: (words: string) => string | undefined
}

/** Ctrl-C, or the terminal is gone. */
export const interrupt = Symbol('interrupt')
/** Escape. */
export const back = Symbol('back')

export interface Prompts {
  readonly choose: <Value>(choices: readonly Choice<Value>[]) => Promise<Value | typeof interrupt>
  readonly write: (question: Question) => Promise<string | typeof back | typeof interrupt>
  readonly close: () => void
}

// Escape leads back from a line that is being written, and nowhere from a list.
settings.aliases.delete('escape')

const ctrlC = '\u0003'
/** Ctrl-Z would hand the terminal over as it is: raw. */
const ctrlZ = '\u001a'

/**
 * Asks at a terminal, whose keys it holds until it is closed. Keys that are hit while nothing is asked are dropped, but
 * for Ctrl-C.
 */
export const openPrompts = (keyboard: Keyboard, output: Out, paint: Paint, signal: AbortSignal): Prompts => {
  // What the library does with its input between questions doesn't reach the terminal: it stays raw.
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} })
  let asking: AbortController | undefined
  let gone = false
  const leave = (): void => {
    gone = true
    asking?.abort()
  }
  const take = (chunk: Uint8Array | string): void => {
    const keys = typeof chunk === 'string' ? chunk : new TextDecoder('latin1').decode(chunk)
    if (keys.includes(ctrlC)) {
      gone = true
      input.write(ctrlC)
    } else if (asking) {
      input.write(typeof chunk === 'string' ? chunk.replaceAll(ctrlZ, '') : chunk.filter(byte => byte !== 26))
    }
  }
  keyboard.setRawMode(true)
  if (signal.aborted) leave()
  signal.addEventListener('abort', leave)
  keyboard.on('data', take).on('end', leave).on('close', leave).on('error', leave)
  const width = (): number => output.columns ?? 80

  const ask = async <Value>(
    prompt: (signal: AbortSignal) => Promise<Value | symbol | undefined>,
  ): Promise<Value | symbol> => {
    if (gone) return interrupt
    asking = new AbortController()
    const answer = await prompt(asking.signal)
    asking = undefined
    if (gone) return interrupt
    return answer === undefined ? back : answer
  }

  return {
    choose: async <Value>(choices: readonly Choice<Value>[]) => {
      const options = choices.map((_, index) => ({ value: index }))
      const answer = await ask<number>(signal => {
        const prompt = new SelectPrompt<{ value: number }>({
          options,
          input,
          output: output as NodeJS.WriteStream,
          signal,
          render() {
            if (this.state === 'submit' || this.state === 'cancel') return ''
            const lines = choices.flatMap((choice, index) =>
              choiceLines(choice, index === this.cursor, paint, width()),
            )
            return [...lines, paint.dim('    ↑ ↓ and Enter, or the key')].join('\n')
          },
        })
        prompt.on('key', key => {
          const index = choices.findIndex(choice => choice.key === key)
          if (index === -1) return
          prompt.value = index
          prompt.state = 'submit'
        })
        return prompt.prompt()
      })
      const chosen = typeof answer === 'number' ? choices[answer] : undefined
      return chosen ? chosen.value : interrupt
    },
    write: async ({ label, initial = '', fault }) => {
      const answer = await ask<string>(signal => {
        const prompt = new TextPrompt({
          // A line break would end the line.
          initialUserInput: initial.replace(/\s+/g, ' '),
          input,
          output: output as NodeJS.WriteStream,
          signal,
          validate: words => fault(words ?? ''),
          render() {
            if (this.state === 'submit' || this.state === 'cancel') return ''
            const wrong = this.state === 'error' ? wrap(this.error, width() - 6) : []
            return [
              `    ${label} ${paint.dim('(Enter takes it, Esc goes back)')}`,
              `  ${paint.cyan('❯')} ${withCursor(this.userInput, this.cursor)}`,
              ...wrong.map((line, index) => `  ${index === 0 ? paint.red('✖') : ' '} ${line}`),
            ].join('\n')
          },
        })
        prompt.on('key', (_, { name }) => {
          if (name === 'escape') prompt.state = 'cancel'
        })
        return prompt.prompt()
      })
      if (typeof answer === 'string') return answer
      return answer === interrupt ? interrupt : back
    },
    close: () => {
      signal.removeEventListener('abort', leave)
      keyboard.off('data', take).off('end', leave).off('close', leave).off('error', leave)
      keyboard.setRawMode(false)
      keyboard.pause()
      input.destroy()
    },
  }
}
