import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { knownBy, knownIn } from '../../../../src/engine/redact/known.ts'
import { masked, maskedSource } from '../../../../src/engine/redact/mask.ts'
import { expectLinear } from '../../../linear.ts'

const alone = (text: string): string => masked(text, knownIn({ source: text, findings: [] }, false))

describe('what tells of somebody is masked', () => {
  it.each([
    ['Mail me at ana.lopez+x@example.co.uk.', 'Mail me at *************************.'],
    ['It is ana (at) example (dot) com', 'It is *** **** ******* ***** ***'],
    ['Call (977) 555-0123 or +49 170 1234567.', 'Call ***** ******** or *** *** *******.'],
    ['Card 4111 1111 1111 1111, ok?', 'Card **** **** **** ****, ok?'],
    ['IBAN DE89 3704 0044 0532 0130 00', 'IBAN **** **** **** **** **** **'],
    ['Order #4471 is late', 'Order #**** is late'],
    ['Your order number is AB-1207-9.', 'Your order number is *********.'],
    ['Ticket 48213 and #77120', 'Ticket ***** and #*****'],
    ['UPS 1Z999AA10123456784', 'UPS ******************'],
    ['Your username is rdomingo1.', 'Your username is *********.'],
    ['From 192.168.10.12 and 2001:db8::ff00:42:8329', 'From ************* and **********************'],
    ['See https://acme.example/reset?token=abcDEF&x=1', 'See https://acme.example/reset?token=******&x=*'],
    ['See https://t.example/track/99887766.', 'See https://t.example/track/********.'],
    ['At https://ana:pw@acme.example/', 'At https://*******************/'],
    ['To 201 Harrison Street, Apt 4, please', 'To *** ******** ******* *** *, please'],
    ['In Springfield, IL 62704 or SW1A 1AA', 'In ************ ** ***** or **** ***'],
    ['Nach Hauptstraße 12', 'Nach *********** **'],
    ['Hi Ana, thanks', 'Hi ***, thanks'],
    ['Dear Mr Will Turner, Will you come?', 'Dear Mr **** ******, Will you come?'],
    ['My name is crystal minh', 'My name is ******* ****'],
    ['This is Tom from Acme.', 'This is *** from Acme.'],
    ['Sorry for that, Natalie. It is done.', 'Sorry for that, *******. It is done.'],
    ['No problem, Natalie.', 'No problem, *******.'],
    ['It is on its way! ^Linda', 'It is on its way! ^*****'],
    ['Kind regards,\nMegan Ray\nAcme Support', 'Kind regards,\n***** ***\nAcme Support'],
    ['王先生您好，我是客服小李。', '*先生您好，我是客服**。'],
    ['尊敬的张伟女士，订单号：20240501123', '尊敬的**女士，订单号：***********'],
    ['地址是北京市朝阳区建国路88号。', '地址是************。'],
    ['电话67863584和13912345678', '电话********和***********'],
  ])('%j', (text, expected) => {
    expect(alone(text)).toBe(expected)
    expect(alone(text)).toHaveLength(text.length)
  })
})

describe('what tells of nobody stays', () => {
  it.each([
    'Hi {{ticket.requester.first_name}}, Dear [Customer Name], Hello %{name}!',
    'Hello there! Dear customer, Dear Valued Member, Hi Team,',
    'Welcome to Acme. Thanks again, and have a good day.',
    "I'm Sorry. This is Great. You're Welcome.",
    'In 2024-05-01 at 10:03:12 it cost $1,200.50, 3,550.00 dollars or 12.5 %.',
    'Between 2024 and 2025, on 01/05/2024, we sold 1,000,000 lamps in 24 hours.',
    'The iPhone 15 Pro Max, the WH1000XM4 and version 1.2.3.4 of the app.',
    'Use the code SAVE20 within 30 days; refund 1200 dollars.',
    'See https://acme.example/help/returns and www.acme.example/faq.',
    'Will you mark the case in May? Grace is no rule. Frank words help.',
    '请问有什么可以帮您？您的订单已经发货，预计3天内送到。这位先生您好。',
    'You can walk 2 minutes down the road; 5 cars on the street.',
    'Step 1 of 3: open Settings, then Billing.',
  ])('%j', text => {
    expect(alone(text)).toBe(text)
  })

  it('and the templates of this project hold nothing but what stands for somebody', () => {
    for (const path of ['fixtures/samples/order-late.html', 'fixtures/samples/welcome.md']) {
      const text = readFileSync(path, 'utf8')
      expect(alone(text)).toBe(text)
    }
  })
})

it('masks what a slot holds where it is data', () => {
  expect(alone('{{ana@home.example}} {{name}} {{ 4471882 }}')).toBe(
    '{{****************}} {{name}} {{ ******* }}',
  )
})

describe('a name that is known', () => {
  const known = knownBy(['Ana López', 'Will Turner', 'Jo Ox', 'Acme Support', '李小龙'])

  it.each([
    ['I told Ana. ANA knows, ana too', 'I told ***. *** knows, ana too'],
    ['López’s parcel, LÓPEZ and lópez', '*****’s parcel, ***** and *****'],
    ['NFD: Lo\u0301pez', 'NFD: ******'],
    ['Will Turner will ask. Will you?', '**** ****** will ask. Will you?'],
    ['Jo said so; jo is small, jokes are not', '** said so; jo is small, jokes are not'],
    ['Acme has its Support', 'Acme has its Support'],
    ['李小龙和小龙说', '***和**说'],
  ])('in %j', (text, expected) => {
    expect(masked(text, known)).toBe(expected)
  })
})

describe('in a file', () => {
  const source = (text: string, isMail = false): string =>
    maskedSource(
      text,
      knownIn({ source: text, findings: [], people: [{ name: 'José Zúñiga', role: 'customer' }] }, isMail),
      isMail,
    )

  it.each([
    [
      '{"text":"Jos\\u00e9 and ana\\u0040home.example\\nok"}',
      '{"text":"********* and *********************\\nok"}',
    ],
    ['<p>Jos&eacute; at ana&#64;home.example</p>', '<p>*********** at ****************&#64;***********</p>'],
    ['{"body":"&lt;Z\\u00fa\\u00f1iga&gt;"}', '{"body":"&lt;****************&gt;"}'],
    ['https://acme.example/?mail=ana%40home.example', 'https://acme.example/?mail=******************'],
  ])('%j', (text, expected) => {
    const told = source(text)
    expect(told).toHaveLength(text.length)
    expect(told.replace(/\*+/g, '*')).toBe(expected.replace(/\*+(?:&#64;\*+)?/g, '*'))
  })

  it('undoes quoted-printable only in mails', () => {
    expect(source('Jos=C3=A9, ana=40home.example', true)).toBe('*********, ******************')
    expect(source('x=40 and more', false)).toBe('x=40 and more')
  })
})

describe('time grows with the text', () => {
  it.each([
    ['words', 'Hi Ana, order 4471 is late, mail ana@home.example or call +49 170 1234567. '],
    ['letters', 'A'],
    ['digits', '1'],
    ['marks', '@'],
    ['signs', '+ ('],
    ['hyphens', 'A-1-'],
    ['slots', '{{'],
    ['escapes', '\\u0041&amp;%41'],
    ['addresses', '12 North Upper Lower '],
    ['Chinese', '北京市朝阳区建国路王先生'],
    ['colons', 'ab::'],
    ['capitals', 'Dear Anna '],
  ])(
    'of %s',
    async (_, unit) => {
      await expectLinear(
        40_000,
        size => unit.repeat(Math.ceil(size / unit.length)),
        text => maskedSource(text, knownIn({ source: text, findings: [] }, true), true),
      )
    },
    60_000,
  )
})
