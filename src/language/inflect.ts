const irregular: Readonly<Record<string, string>> = {
  be: 'be am is are was were been being',
  have: 'have has had having',
  do: 'do does did done doing',
  go: 'go goes went gone going',
  get: 'get gets got gotten getting',
  give: 'give gives gave given giving',
  take: 'take takes took taken taking',
  make: 'make makes made making',
  tell: 'tell tells told telling',
  send: 'send sends sent sending',
  keep: 'keep keeps kept keeping',
  say: 'say says said saying',
  see: 'see sees saw seen seeing',
  feel: 'feel feels felt feeling',
  feed: 'feed feeds fed feeding',
  find: 'find finds found finding',
  know: 'know knows knew known knowing',
  let: 'let lets letting',
  put: 'put puts putting',
  read: 'read reads reading',
  hear: 'hear hears heard hearing',
  lose: 'lose loses lost losing',
  leave: 'leave leaves left leaving',
  forget: 'forget forgets forgot forgotten forgetting',
  choose: 'choose chooses chose chosen choosing',
  bring: 'bring brings brought bringing',
  understand: 'understand understands understood understanding',
  think: 'think thinks thought thinking',
  write: 'write writes wrote written writing',
  buy: 'buy buys bought buying',
  pay: 'pay pays paid paying',
  hold: 'hold holds held holding',
  speak: 'speak speaks spoke spoken speaking',
  break: 'break breaks broke broken breaking',
  come: 'come comes came coming',
  run: 'run runs ran running',
  sell: 'sell sells sold selling',
  fly: 'fly flies flew flown flying',
  meet: 'meet meets met meeting',
  show: 'show shows showed shown showing',
  stand: 'stand stands stood standing',
  spend: 'spend spends spent spending',
  build: 'build builds built building',
  drive: 'drive drives drove driven driving',
  set: 'set sets setting',
  cut: 'cut cuts cutting',
  cost: 'cost costs costing',
  hurt: 'hurt hurts hurting',
  shut: 'shut shuts shutting',
  quit: 'quit quits quitting',
  travel: 'travel travels travelled traveled travelling traveling',
  cancel: 'cancel cancels cancelled canceled cancelling canceling',
  label: 'label labels labelled labeled labelling labeling',
}

/** Short words, and longer ones spoken with a strong end: refer, but offer; permit, but limit. */
const doubled =
  /^(?:[^aeiou]*[aeiou][bdgklmnprt]|(?:re|pre|trans|con|in|de)fer|(?:per|sub|com|ad|o|trans|re)mit|excel|regret|(?:com|ex|re)pel)$/

/** The forms of an English verb or noun, itself first: `apologise` gives apologises, apologised, apologising. */
export const inflections = (word: string): readonly string[] => {
  const listed = Object.hasOwn(irregular, word) ? irregular[word] : undefined
  if (listed) return listed.split(' ')
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [word, `${word}es`, `${word}ed`, `${word}ing`]
  if (/[^aeiou]y$/.test(word)) {
    const stem = word.slice(0, -1)
    return [word, `${stem}ies`, `${stem}ied`, `${word}ing`]
  }
  if (/e$/.test(word)) return [word, `${word}s`, `${word}d`, `${word.slice(0, -1)}ing`]
  const stem = doubled.test(word) ? word + word.at(-1) : word
  return [word, `${word}s`, `${stem}ed`, `${stem}ing`]
}
