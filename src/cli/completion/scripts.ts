/** What marks that the shell is to offer its files, too; anything else is a word, a tab and what it says. */
export const filesToo = ':files'

const bash = `# Completion of tactful for bash, written by: tactful completion bash
_tactful() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" files= line
  [[ $cur == '=' ]] && cur=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == '${filesToo}' ]]; then files=1; else COMPREPLY+=("\${line%%$'\\t'*}"); fi
  done < <("\${COMP_WORDS[0]/#\\~/$HOME}" completion --answer -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$cur")
  fi
}
complete -F _tactful tactful
`

const zsh = `#compdef tactful
# Completion of tactful for zsh, written by: tactful completion zsh
_tactful() {
  local -a candidates
  local files= line about
  while IFS= read -r line; do
    if [[ $line == '${filesToo}' ]]; then
      files=1
    else
      about="\${line#*$'\\t'}"
      candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}\${about:+:$about}")
    fi
  done < <("\${(Q)words[1]/#\\~/$HOME}" completion --answer -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)
  local found=1
  (( $#candidates )) && _describe tactful candidates && found=0
  if [[ -n $files ]]; then
    compset -P '*='
    _files && found=0
  fi
  return found
}
if [[ \${funcstack[1]} == _tactful ]]; then _tactful "$@"; else compdef _tactful tactful; fi
`

const fish = `# Completion of tactful for fish, written by: tactful completion fish
function __tactful_answer
    set -l words (commandline -opc)
    set -l partial (commandline -ct)
    for line in (command $words[1] completion --answer -- $words[2..-1] "$partial" 2>/dev/null)
        if test "$line" = '${filesToo}'
            set -l before (string match -r -- '^.*=' "$partial")
            for path in (__fish_complete_path (string replace -r -- '^.*=' '' "$partial"))
                echo "$before$path"
            end
        else
            echo $line
        end
    end
end
complete -c tactful -f -a '(__tactful_answer)'
`

const powershell = `# Completion of tactful for PowerShell, written by: tactful completion powershell
Register-ArgumentCompleter -Native -CommandName tactful -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { "$_" })
  # Windows PowerShell drops empty words on their way.
  $next = if ($wordToComplete -eq '') { '--next' }
  # Where nothing comes, PowerShell offers files by itself.
  & $commandAst.CommandElements[0].Value completion --answer $next -- @words 2>$null |
    Where-Object { $_ -ne '${filesToo}' } | ForEach-Object {
      $word, $about = $_ -split "\`t", 2
      if (-not $about) { $about = $word }
      [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
    }
}
`

/** The script of each shell that asks the command itself what may come next. */
export const scripts: Readonly<Record<string, string>> = { bash, zsh, fish, powershell }

export const shells = Object.keys(scripts)
