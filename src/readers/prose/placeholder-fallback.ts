/**
 * What follows a fallback: a string that is not empty, a number or another variable. `default: ""` shows nothing, so it
 * is none.
 */
const something = /(?:"[^"]*[^"\s][^"]*"|'[^']*[^'\s][^']*'|[\w@$.(])/.source

const written: readonly RegExp[] = [
  // Liquid, Jinja, Twig, Intercom: {{ x | default: "y" }}, {{ x|default('y') }}, {{x|fallback:"y"}}
  new RegExp(`\\|\\s*(?:default|default_if_none|fallback|d|if_empty)\\s*[:(]\\s*${something}`),
  // Marketo: {{lead.First Name:default=y}}; SendGrid: {{insert name "default=y"}}; Intercom: <attribute default="y"/>
  /(?::|"|')default=[^"'\s}]/,
  /\sdefault=(?:"[^"]*[^"\s]|'[^']*[^'\s])/,
  // Help Scout: {%customer.firstName,fallback=y%}
  /,\s*fallback=\s*\S/,
  // EJS, ERB, Twig: x || "y", x ?? "y", x ?: "y", x.presence || "y"
  new RegExp(`(?:\\|\\||\\?\\?|\\?:)\\s*${something}`),
  // Jinja: x or "y", "a" if x else "y"; others: x ? x : "y"
  new RegExp(`\\s(?:or|else)\\s+${something}`),
  new RegExp(`\\?[^:|]*\\s:\\s*${something}`),
  // FreeMarker: ${x!"y"}; shells: ${x:-y}
  /[\w)]!["'][^"']/,
  /^\s*\w+:-\S/,
  // Handlebars and its kin: {{default x "y"}}, {{or x "y"}}, {{defaultIfEmpty x "y"}}
  new RegExp(`^\\s*(?:default|or|coalesce|fallback|defaultIfEmpty)\\s+\\S+\\s+${something}`),
  // HubSpot: {{ personalization_token('contact.firstname', 'y') }}
  new RegExp(`\\bpersonalization_token\\(\\s*['"][^'"]*['"]\\s*,\\s*${something}`),
]

/** Whether a placeholder says what to show when it is empty; `source` is what stands between its marks. */
export const hasFallback = (source: string): boolean => written.some(fallback => fallback.test(source))
