import { type Day, postsOf } from './day.ts';

const k = (n: number) => `klinikum_osterau/${n}`;
/** A German town whose hospital has no computers: a rumoured attack, people's words, a road shut for longer, a man who is home. */
export const OSTERAU: Day = {
  name: 'osterau',
  language: 'de-DE',
  minutes: 4,
  channels: {
    klinikum_osterau: {
      title: 'Osterau Aktuell',
      posts: postsOf(`
1 06:30 2100/10 Guten Morgen, Osterau! ☀️
2 07:00 5200/60 ⚡ IT-Ausfall im Klinikum Osterau: Seit vier Uhr früh sind alle Rechner aus, Operationen werden verschoben.
3 07:40 5600/70 Klinikum Osterau: Rettungswagen fahren nach Bergheim und Lindau. Die Notaufnahme ist abgemeldet.
4 08:30 4300/50 Es heißt, dass Hacker 2 Mio. € vom Klinikum fordern. Die Polizei sagt dazu nichts.
5 09:10 2600/12 Wochenmarkt: Kartoffeln 1,20 €/kg, Äpfel 2,40 €/kg, Eier 3,10 € die zehn.
6 09:50 2400/15 Die Stadtbücherei sucht Vorleser für Kinder ab 4 J., mittwochs 15–16 Uhr.
7 10:30 6900/160 Kein Hackerangriff: Ein defekter Serverschrank hat den Ausfall im Klinikum Osterau verursacht, sagt Geschäftsführerin Dr. Heike Sommer.
8 11:00 2300/9 Umleitung: Die B 31 ist zwischen Osterau und Wenz bis 16 Uhr gesperrt, Baumfällungen.
9 11:30 4100/44 In der Anne-Frank-Schule fällt heute der Unterricht ab der 5. Stunde aus: Die Heizung ist kaputt.
10 12:15 2500/20 Gewinnspiel: Markiert zwei Freunde und gewinnt 2 Karten für das Konzert von »Nordlicht« am Sa.!
11 13:00 6100/130 Die Rechner im Klinikum laufen wieder. Die Notaufnahme nimmt seit 12.45 Uhr alle Patienten auf; 14 verschobene Operationen werden morgen nachgeholt.
12 13:40 3000/28 Bürgermeister Jan Petersen: „Wir brauchen einen zweiten Serverraum, und zwar dieses Jahr.“
13 14:20 2800/25 Personalrätin Uta Klein: „Ohne die Pfleger mit Zettel und Stift wäre es schlimm ausgegangen.“
14 15:00 3900/66 Vermisst: Emil Brandt, 81 J., graue Jacke, zuletzt am Bahnhof gesehen.
15 15:40 2400/14 Korrektur zur B 31: Die Sperrung dauert nicht bis 16, sondern bis 19 Uhr.
16 16:30 4400/150 Emil Brandt ist wohlbehalten zu Hause.
17 17:00 2700/33 Handball: TSV Osterau – HC Wenz 27:24 (13:12).
18 17:40 3600/58 Anne-Frank-Schule: Die Heizung ist repariert, morgen ist Unterricht nach Plan.
19 18:30 2300/11 Pegel der Oster um 12 Uhr: 212 cm.
20 19:30 2300/10 Pegel der Oster um 18 Uhr: 236 cm.
21 20:00 2500/30 Wie fandet ihr das Stadtfest? Schreibt es uns in die Kommentare!
22 21:00 2200/9 Gute Nacht und folgt uns auch auf Instagram.
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'Klinikum',
        posts: [2, 3, 4, 7, 11, 12, 13].map(k),
        newest: [[k(11)], [k(7)]],
        superseded: { [k(2)]: [k(11)], [k(3)]: [k(11)], [k(4)]: [k(7)] },
        say: [/Serverschrank/, /14/],
      },
      { name: 'Schule', posts: [9, 18].map(k), newest: [[k(18)]], superseded: { [k(9)]: [k(18)] } },
      {
        name: 'Brandt',
        posts: [14, 16].map(k),
        newest: [[k(16)]],
        superseded: { [k(14)]: [k(16)] },
      },
      { name: 'B 31', posts: [8, 15].map(k), newest: [[k(15)]], superseded: { [k(8)]: [k(15)] } },
    ],
    items: [[k(5)], [k(6)], [k(17)], [k(20), k(19)]],
    advertisements: [k(10)],
    noise: [1, 21, 22].map(k),
    attributions: { [k(12)]: /Petersen/, [k(13)]: /Klein/ },
    never: [/Markiert/],
  },
};
