/**
 * Words that ask for a name, a price, a size or a cause: what answers them seldom has them itself. By
 * primary language, words parted by spaces.
 */
export const SOFT_WORDS: Readonly<Record<string, string>> = {
  ar: 'سعر ثمن اسم سبب ارتفاع عمر',
  de: 'heißt heißen genannt name namen kostet kosten preis preise hoch lang lange alt groß schwer weit tief wiegt grund ursache verursacht art sorte jahr uhrzeit datum geschlossen geöffnet',
  en: 'called named name names cost costs price prices heavy tall high long old big large deep far thick weigh weighs caused cause causes reason made make kind sort type year time date day leave leaves open closed carry carrying contain look like',
  es: 'llama llaman nombre cuesta costó precio pesa alto altura largo edad causa motivo año hora fecha',
  fr: 'appelle appelé nom coûte coûté prix pèse haut hauteur long âge cause raison année heure date',
  he: 'קוראים נקרא שם שמו שמה עולה עלה מחיר שוקל שוקלת שוקלים גובה גיל סיבה הסיבה שנה שעה תאריך',
  it: 'chiama chiamato nome costa costato prezzo pesa alto altezza lungo età causa motivo anno ora data',
  nl: 'heet heten naam kost kosten prijs weegt hoog lang oud groot oorzaak reden jaar datum',
  pl: 'nazywa nazwa imię kosztuje kosztował cena waży wysoki długi wiek przyczyna powód rok godzina data',
  pt: 'chama chamado nome custa custou preço pesa alto altura longo idade causa motivo ano hora data',
  ru: 'называется называют зовут имя название стоит стоят стоить стоил стоила цена стоимость весит вес высота высотой длина длиной толщина толщины возраст лет причина причины осталось остались находится год время дата',
  tr: 'adı isim fiyat fiyatı ağırlığı yükseklik yaş sebep neden yıl saat tarih',
  uk: "називається звати ім'я назва коштує ціна вартість важить висота довжина вік причина рік час дата",
};
