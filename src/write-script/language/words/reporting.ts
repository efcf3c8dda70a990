/**
 * Words by which reports say that somebody says so, by the language's code: "announces", "according to". Two
 * announcements have nothing in common by them.
 */
export const REPORTING: Readonly<Record<string, string>> = {
  ar: 'قال قالت يقول تقول أعلن أعلنت يعلن تعلن أكد أكدت يؤكد تؤكد ذكر ذكرت أفاد أفادت وفق وفقا حسب',
  de: 'sagt sagte sagten teilt teilte mitgeteilt laut berichtet berichten bestätigt bestätigte kündigt angekündigt',
  en: 'announces announced announce confirms confirmed confirm according reports reported writes',
  es: 'anuncia anunció anunciado confirma confirmado confirmó asegura informa informó explica',
  fa: 'گفت گفتند اعلام خبر داد دادند تأکید گزارش',
  fr: 'dit disent annonce annoncé annoncent confirme confirmé selon déclare indique',
  he: 'אמר אמרה אמרו הודיע הודיעה הודיעו מודיע מודיעה מסר מסרה נמסר לדברי',
  it: 'dice dicono detto annuncia annunciato conferma confermato secondo dichiara',
  nl: 'zegt zei zeggen meldt melden kondigt aangekondigd bevestigt volgens',
  pl: 'mówi powiedział powiedziała ogłosił ogłosiła poinformował poinformowała potwierdza potwierdził według',
  pt: 'diz disse anuncia anunciou confirma confirmou informa informou segundo afirma',
  ru: 'сообщил сообщила сообщили сообщает сообщают объявил объявила объявили заявил заявила подтвердил подтвердила рассказал',
  tr: 'dedi söyledi açıkladı duyurdu bildirdi doğruladı göre',
  uk: 'каже кажуть сказав сказала повідомив повідомила повідомили повідомляє оголосив оголосила підтвердив підтвердила підтвердили пишуть',
};
