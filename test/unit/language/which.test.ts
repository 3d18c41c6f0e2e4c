import { describe, expect, it } from 'vitest'
import { declaredLanguage, type Language, whichLanguage } from '../../../src/language/which.ts'

const long: readonly (readonly [name: string, language: Language, text: string])[] = [
  [
    'en',
    'en',
    'Thank you for writing to us about your order; we have sent it to you and it should arrive by Friday.',
  ],
  [
    'en without short words',
    'en',
    'Unfortunately policy prohibits refunding opened electronics purchased online last month.',
  ],
  [
    'en with names and money',
    'en',
    "Hi Zoë, your £40.50 refund from Café Müller went out today; it's on its way.",
  ],
  [
    'en with one Chinese name',
    'en',
    'Please ask for 王伟 at the desk when you arrive, and he will help you.',
  ],
  ['zh-Hans', 'zh', '感谢您的来信，我们已经收到您的订单，会尽快为您安排发货，请耐心等待。'],
  ['zh-Hant', 'zh', '感謝您的來信，我們已經收到您的訂單，會盡快為您安排出貨，請耐心等候。'],
  ['zh with English words', 'zh', '您的 iPhone 订单已经发货，请登录 App 查看物流信息。'],
  ['de', 'other', 'Vielen Dank für Ihre Nachricht, wir haben Ihre Bestellung heute an Sie verschickt.'],
  ['fr', 'other', 'Merci pour votre message, nous avons bien reçu votre commande et elle est en route.'],
  ['es', 'other', 'Gracias por su mensaje, hemos enviado su pedido hoy y llegará el viernes por la mañana.'],
  ['it', 'other', 'Grazie per il suo messaggio, abbiamo spedito il suo ordine oggi e arriva venerdì.'],
  ['pt', 'other', 'Obrigado pela sua mensagem, o seu pedido foi enviado hoje e chega na sexta-feira.'],
  ['nl', 'other', 'Bedankt voor uw bericht, wij hebben uw bestelling vandaag naar u verzonden.'],
  ['ja', 'other', 'お問い合わせありがとうございます。ご注文の商品は本日発送いたしました。'],
  ['ja with many characters', 'other', '返金手続完了しました'],
  ['ko', 'other', '문의해 주셔서 감사합니다. 주문하신 상품은 오늘 발송되었습니다.'],
  ['ru', 'other', 'Спасибо за ваше сообщение, мы уже отправили ваш заказ сегодня утром.'],
  ['el', 'other', 'Σας ευχαριστούμε για το μήνυμά σας.'],
]

const short: readonly (readonly [text: string, language: Language])[] = [
  ['No problem!', 'en'],
  ['Thx', 'en'],
  ['OK', 'en'],
  ['Yep', 'en'],
  ['No worries :)', 'en'],
  ["You're welcome", 'en'],
  ['Kind regards, Ana', 'en'],
  ['Noted.', 'en'],
  ['Refund processed!', 'en'],
  ['好的', 'zh'],
  ['OK 好的', 'zh'],
  ['Danke für Ihre Nachricht', 'other'],
  ['Bitte warten Sie auf uns', 'other'],
  ['Merci pour votre patience', 'other'],
  ['Gracias por su paciencia', 'other'],
  ['Grazie della pazienza', 'other'],
  ['はい', 'other'],
  ['네', 'other'],
  ['Спасибо', 'other'],
  ['4471', 'none'],
  ['…!? 😀', 'none'],
  ['', 'none'],
]

describe('whichLanguage', () => {
  it.each(long)('a passage in %s is %s', (_, language, text) => expect(whichLanguage(text)).toBe(language))
  it.each(short)('%j is %s', (text, language) => expect(whichLanguage(text)).toBe(language))

  it('takes the language of most words where two are mixed', () => {
    const [, , english] = long[0] as (typeof long)[number]
    const [, , german] = long.find(([name]) => name === 'de') as (typeof long)[number]
    expect(whichLanguage(`${english} ${english} ${german}`)).toBe('en')
    expect(whichLanguage(`${german} ${german} Thank you!`)).toBe('other')
  })
})

describe('declaredLanguage', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN_us', 'en'],
    ['zh-Hant-TW', 'zh'],
    ['zh_CN', 'zh'],
    ['de', 'other'],
    ['enm', 'other'],
  ])('%s is %s', (tag, language) => expect(declaredLanguage(tag)).toBe(language))
})
