import type { Example } from './example.ts';

export const GERMAN: readonly Example[] = [
  {
    text: 'Das gilt ab dem 2. Juli. Danach ist Schluss.',
    sentences: ['Das gilt ab dem 2. Juli.', 'Danach ist Schluss.'],
  },
  {
    text: 'Die Brücke ist ab dem 2. Juli gesperrt.',
    sentences: ['Die Brücke ist ab dem 2. Juli gesperrt.'],
  },
  {
    text: 'Am 3. Oktober bleibt das Rathaus zu. Am 4. öffnet es wieder.',
    sentences: ['Am 3. Oktober bleibt das Rathaus zu.', 'Am 4. öffnet es wieder.'],
  },
  {
    text: 'Vom 12. bis 14. Mai feiert der 1. FC Hafen.',
    sentences: ['Vom 12. bis 14. Mai feiert der 1. FC Hafen.'],
  },
  {
    text: 'Die Feier ist am 12. 3. 2026 um 18.30 Uhr. Der Eintritt ist frei.',
    sentences: ['Die Feier ist am 12. 3. 2026 um 18.30 Uhr.', 'Der Eintritt ist frei.'],
  },
  {
    text: 'Am 12.03.2026 regnete es. Später schien die Sonne.',
    sentences: ['Am 12.03.2026 regnete es.', 'Später schien die Sonne.'],
  },
  {
    text: 'Es kamen nur 20. Dann begann es zu regnen.',
    sentences: ['Es kamen nur 20.', 'Dann begann es zu regnen.'],
  },
  { text: 'Sie wurde 85. Peter gratulierte.', sentences: ['Sie wurde 85.', 'Peter gratulierte.'] },
  {
    text: 'Zum 85. Geburtstag kam Dr. Weber. Er blieb lange.',
    sentences: ['Zum 85. Geburtstag kam Dr. Weber.', 'Er blieb lange.'],
  },
  {
    text: 'Im 19. Jahrhundert stand hier eine Mühle.',
    sentences: ['Im 19. Jahrhundert stand hier eine Mühle.'],
  },
  {
    text: 'Kaiser Karl V. starb im Kloster. Ludwig XIV. baute Schlösser.',
    sentences: ['Kaiser Karl V. starb im Kloster.', 'Ludwig XIV. baute Schlösser.'],
  },
  {
    text: 'Er war der 2. Vorsitzende des Vereins.',
    sentences: ['Er war der 2. Vorsitzende des Vereins.'],
  },
  {
    text: 'Dr. Weber und Prof. Dr. med. Anna Huber sprachen. Niemand fragte.',
    sentences: ['Dr. Weber und Prof. Dr. med. Anna Huber sprachen.', 'Niemand fragte.'],
  },
  {
    text: 'Wir brauchen z. B. Handschuhe, d. h. Arbeitskleidung. Mehr nicht.',
    sentences: ['Wir brauchen z. B. Handschuhe, d. h. Arbeitskleidung.', 'Mehr nicht.'],
  },
  {
    text: 'Wir brauchen z.B. Handschuhe, d.h. Arbeitskleidung.',
    sentences: ['Wir brauchen z.B. Handschuhe, d.h. Arbeitskleidung.'],
  },
  {
    text: 'Das sind u. a. Schüler. Sie kommen i. d. R. Montags.',
    sentences: ['Das sind u. a. Schüler.', 'Sie kommen i. d. R. Montags.'],
  },
  {
    text: 'Brot, Milch usw. Danach ging es heim.',
    sentences: ['Brot, Milch usw.', 'Danach ging es heim.'],
  },
  { text: 'Brot, Milch usw. gibt es im Laden.', sentences: ['Brot, Milch usw. gibt es im Laden.'] },
  {
    text: 'Die Str. ist gesperrt. Die Berliner Str. 5 auch.',
    sentences: ['Die Str. ist gesperrt.', 'Die Berliner Str. 5 auch.'],
  },
  {
    text: 'Nr. 5 ist frei. Siehe S. 12, Abs. 3 und Abb. 4.',
    sentences: ['Nr. 5 ist frei.', 'Siehe S. 12, Abs. 3 und Abb. 4.'],
  },
  { text: 'Haus Nr. 5. Peter wohnt dort.', sentences: ['Haus Nr. 5.', 'Peter wohnt dort.'] },
  {
    text: 'Es fehlen 5 Mio. Euro. Die Stadt zahlt 2 Mrd. Kronen.',
    sentences: ['Es fehlen 5 Mio. Euro.', 'Die Stadt zahlt 2 Mrd. Kronen.'],
  },
  {
    text: 'Das war ca. 44 v. Chr. in Rom. Cäsar starb.',
    sentences: ['Das war ca. 44 v. Chr. in Rom.', 'Cäsar starb.'],
  },
  { text: 'Er rief: »Komm!« Dann ging er.', sentences: ['Er rief: »Komm!«', 'Dann ging er.'] },
  {
    text: '„Wohin?“ fragte er. „Nach Hause.“ Sie nickte.',
    sentences: ['„Wohin?“ fragte er.', '„Nach Hause.“', 'Sie nickte.'],
  },
  { text: '„Wohin?“, fragte er.', sentences: ['„Wohin?“, fragte er.'] },
  {
    text: 'Er sagte: „Es reicht.“ Dann schwieg er.',
    sentences: ['Er sagte: „Es reicht.“', 'Dann schwieg er.'],
  },
  {
    text: 'Der Bürgermeister (er ist 60. Man sieht es nicht.) sprach.',
    sentences: ['Der Bürgermeister (er ist 60. Man sieht es nicht.) sprach.'],
  },
  {
    text: 'Fr. Müller und Hr. Schmidt kamen. J. S. Bach auch.',
    sentences: ['Fr. Müller und Hr. Schmidt kamen.', 'J. S. Bach auch.'],
  },
  {
    text: 'Was nun? Nichts! Wir warten … Dann gehen wir.',
    sentences: ['Was nun?', 'Nichts!', 'Wir warten …', 'Dann gehen wir.'],
  },
  {
    text: 'Das dauert bzw. kostet mehr. Vgl. Kap. 3.',
    sentences: ['Das dauert bzw. kostet mehr.', 'Vgl. Kap. 3.'],
  },
  { text: 'Der Verein Hafen e. V. lädt ein.', sentences: ['Der Verein Hafen e. V. lädt ein.'] },
  {
    text: 'Die Läden öffnen Sa. und So. Der Markt nicht.',
    sentences: ['Die Läden öffnen Sa. und So.', 'Der Markt nicht.'],
  },
  { text: 'Platz 1. Das ist neu.', sentences: ['Platz 1.', 'Das ist neu.'] },
  {
    text: 'Die 2. Mannschaft verlor. Unsere 1. Mannschaft gewann.',
    sentences: ['Die 2. Mannschaft verlor.', 'Unsere 1. Mannschaft gewann.'],
  },
  {
    text: 'Die Linien 4 u. 6 kosten rd. 85.000 Euro. Die Fa. Hollweg zahlt.',
    sentences: ['Die Linien 4 u. 6 kosten rd. 85.000 Euro.', 'Die Fa. Hollweg zahlt.'],
  },
  {
    text: 'Blitzer: Schulstr. (Tempo 30). Sie wohnt in der Hafenstr. Dort brennt es.',
    sentences: ['Blitzer: Schulstr. (Tempo 30).', 'Sie wohnt in der Hafenstr.', 'Dort brennt es.'],
  },
];
