/** Words that greet. “Good news” greets nobody. */
export const greetings = new Set(['hi', 'hello', 'hey', 'hiya', 'dear', 'greetings', 'good'])
/** What may follow “good” in a greeting. */
export const daytimes = ['morning', 'afternoon', 'evening', 'day']
/** Whom a greeting greets, where it gives no name, and when. */
export const greeted = new Set([
  ...daytimes,
  ...'there again all everyone team folks guys sir madam customer guest friend mr mrs ms dr'.split(' '),
])
/** Words that open a sentence and say nothing. */
export const fillers = new Set(
  'oh ok okay okey well ah hmm um and so but alright great perfect yes yeah hey aw awesome sure'.split(' '),
)
