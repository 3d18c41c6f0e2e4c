import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import gitlab from './schemas/gitlab.json' with { type: 'json' }
import rdjson from './schemas/rdjson.json' with { type: 'json' }
import sarif from './schemas/sarif-2.1.0.json' with { type: 'json' }

// One pattern of the schema is none under the flag u.
const sarifAjv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
sarifAjv.addFormat('uri', (text: string) => URL.canParse(text))
// RFC 3986: nothing but unreserved and reserved characters and escapes; no colon in the first name of a relative path.
sarifAjv.addFormat(
  'uri-reference',
  /^(?:[a-z][a-z\d+.-]*:(?=\/)|(?![^/?#]*:))(?:[\w.~!$&'()*+,;=:@/?#-]|%[\dA-F]{2})*$/i,
)
sarifAjv.addFormat('date-time', true)

/** What the published schemas say of a report; nothing where they are content. */
const errorsOf = (validate: ReturnType<Ajv['compile']>) => (text: string) => {
  validate(JSON.parse(text))
  return validate.errors ?? []
}

export const faults = {
  sarif: errorsOf(sarifAjv.compile(sarif)),
  gitlab: errorsOf(new Ajv2020({ strict: true, allErrors: true }).compile(gitlab)),
  rdjson: errorsOf(new Ajv2020({ strict: true, allErrors: true }).compile(rdjson)),
}
