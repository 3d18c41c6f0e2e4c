import { late } from '../../text/late-pattern.ts'

const markup = /<[^<>]*>|\{\{.*?\}\}|\{%.*?%\}|[%$#]\{[^{}]*\}|&[a-z]+;|https?:\/\/\S+/gs
const wordLike = late(() => /^[“"'‘(¿¡*_[]*\p{L}[\p{L}\p{M}'’.-]*[\])"'”’*_,.;:!?…–—%]*$/u)
/** As many characters of a value tell what it is. */
const enough = 2000

const functionWord =
  /^(?:a|an|and|are|as|at|be|by|can|can't|cannot|for|from|has|have|if|in|is|it|my|not|of|on|or|our|please|so|sorry|thank|thanks|that|the|this|to|was|we|will|with|you|your|de|del|el|en|la|las|los|para|por|que|un|una|le|les|des|et|du|est|pour|une|vous|der|die|das|und|ist|ein|nicht|sie|wir|di|il|per|non)$/i
const sentenceEnd = late(() => /\p{L}{2}['’"”)]?[.!?…]['’"”)]?(?:\s|$)/u)
const dense = late(
  () => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu,
)

/** What sets a sentence apart from a list of characters. */
const denseSentence = late(
  () =>
    /[，。！？：、；的了是您我你们请好不没有在谢吗]|[\p{Script=Hiragana}]{2}|[가-힣]+ [가-힣]+|[\p{Script=Thai}]{8}/u,
)

/** Whether a value reads like a sentence, not like a label, a setting or code. */
export const isProse = (text: string): boolean => {
  const plain = text.slice(0, enough).replace(markup, ' ').trim()
  const unspaced = plain.match(dense())?.length ?? 0
  if (unspaced >= 4 && unspaced * 3 >= plain.length) return denseSentence().test(plain)
  const words = plain.split(/\s+/)
  if (words.length < 3 || words.filter(word => wordLike().test(word)).length < words.length * 0.7)
    return false
  return words.length >= 8 || sentenceEnd().test(plain) || words.some(word => functionWord.test(word))
}

/** Which part of all these letters stands in values that read like sentences, from 0 to 1. */
export const proseLikeness = (values: readonly string[]): number => {
  let all = 0
  let prose = 0
  for (const value of values) {
    all += value.length
    if (isProse(value)) prose += value.length
  }
  return all === 0 ? 0 : prose / all
}

/** Whether the values are something written to people, not settings, code or names of things. */
export const readsLikeProse = (values: readonly string[]): boolean => proseLikeness(values) >= 0.5
