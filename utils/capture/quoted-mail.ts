/** First label of the head that mail programs put over the mail that is answered, in the languages met most. */
const FROM = /^(from|von|de|da|van|från|fra|od|от|发件人|寄件者|差出人|보낸 사람)\s*[:：]/i;
const SENT =
  /(sent|date|gesendet|datum|envoyé|enviado|inviato|data|verzonden|skickat|sendt|wysłano|отправлено|发送时间|送信日時|보낸 날짜)\s*[:：]/i;
const LABEL = new Set(['b', 'strong', 'span', 'font']);
/** Such a head is short. */
const HEAD_CHARS = 1_500;

/** Whether the head of an older mail begins with this element: what follows it is quoted. By the two labels, as each program has its own classes. */
export function beginsQuotedMail(element: Element): boolean {
  const first = element.firstElementChild;
  if (!first || !LABEL.has(first.localName)) return false;
  const label = first.firstElementChild ?? first;
  if (!FROM.test((label.textContent ?? '').slice(0, 40).trim()) || !LABEL.has(label.localName)) return false;
  const text = element.textContent ?? '';
  return text.length < HEAD_CHARS && SENT.test(text) && text.trim().search(FROM) === 0;
}
