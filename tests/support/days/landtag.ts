import { type Day, postsOf } from './day.ts';

const l = (id: number) => `landtag_ticker/${id}`;
/** A parliament's live ticker in German: motions in turn, votes that are counted again, speakers quoted, times of the agenda. */
export const LANDTAG: Day = {
  name: 'landtag',
  language: 'de-DE',
  minutes: 4,
  channels: {
    landtag_ticker: {
      title: 'Landtag Mühlenau – Ticker',
      posts: postsOf(`
1 08:45 2100/8 Guten Morgen aus dem Plenarsaal! Heute stehen elf Punkte auf der Tagesordnung. Wir tickern live.
2 09:04 2900/25 TOP 1: Die Sitzung beginnt mit 20 Minuten Verspätung. Die Mikrofonanlage ist ausgefallen.
3 09:31 2700/12 TOP 1: Die Anlage läuft wieder. Präsidentin Ursel Brandt eröffnet die 84. Sitzung.
4 09:50 4100/60 TOP 2 Windkraftgesetz: Ministerin Falk bringt den Entwurf ein. Künftig sollen Gemeinden 0,2 Cent je Kilowattstunde erhalten. ⏎ Alle Dokumente: https://landtag.example/8431
5 10:12 3900/75 TOP 2 Windkraftgesetz: „Das ist ein Taschengeld für zerstörte Wälder“, sagt Abgeordneter Rolf Heidt (Freie Liste).
6 10:40 4000/41 TOP 2 Windkraftgesetz: Der Änderungsantrag der Freien Liste, den Abstand auf 1.200 m zu erhöhen, wird mit 47 zu 38 Stimmen abgelehnt.
7 11:05 5200/130 TOP 2 Windkraftgesetz: In der namentlichen Abstimmung fällt der Entwurf durch, 43 Ja- gegen 44 Nein-Stimmen.
8 11:22 6100/260 Korrektur zu TOP 2: Bei der Auszählung wurden zwei Karten übersehen. Das Windkraftgesetz ist mit 45 zu 44 Stimmen angenommen!
9 11:45 5600/190 Die Freie Liste kündigt an, gegen die Auszählung zum Windkraftgesetz vor das Verfassungsgericht zu ziehen.
10 12:10 2500/6 Mittagspause bis 13.00 Uhr. In der Kantine gibt es heute Linsensuppe. 😉
11 13:08 2900/33 TOP 3: Fragestunde. Innenminister Kolb sagt, im Land fehlten derzeit 212 Polizistinnen und Polizisten, vor allem in der Wache Nordheim.
12 13:40 3100/47 TOP 4 Schulessen: Ab August 2027 soll das Mittagessen in Grundschulen kostenlos sein. Das kostet laut Ministerium 38 Mio. € im Jahr.
13 14:05 3300/70 TOP 4 Schulessen: angenommen, einstimmig bei drei Enthaltungen.
14 14:30 2800/20 TOP 5: Der Bericht zum Hochwasser 2024 wird zur Kenntnis genommen. 61 von 78 Maßnahmen sind umgesetzt, es fehlen vor allem die Deiche an der Lahe.
15 14:55 3000/110 Im Saal wird es laut: Eine Zuschauerin wirft Flugblätter von der Tribüne. Sie fordert den Erhalt der Geburtsstation in Altenrode. Die Sitzung ist unterbrochen.
16 15:10 2700/22 Es geht weiter. Die Zuschauerin hat die Tribüne freiwillig verlassen.
17 15:35 3600/88 TOP 6 Geburtsstation Altenrode: Gesundheitsministerin Öz sagt, die Station bleibe bis Ende 2027 offen. Eine Hebammenprämie von 500 € im Monat soll Personal halten.
18 16:05 2400/9 TOP 7 bis 9 werden ohne Aussprache an die Ausschüsse überwiesen.
19 16:30 2900/55 TOP 10: Der Landtag wählt Dr. Mira Seifert mit 71 von 88 Stimmen zur neuen Datenschutzbeauftragten. Sie tritt ihr Amt am 1. November an.
20 17:10 4800/140 Reaktion auf TOP 2: Der Gemeindebund begrüßt das Windkraftgesetz. Für Orte wie Lahetal bedeute es rund 90.000 € im Jahr, sagt Geschäftsführer Peer Voss.
21 17:45 2300/14 Schluss für heute! Die nächste Sitzung ist am 21.10. um 9.00 Uhr. Folgt uns auch auf Mastodon: @landtag@muehlenau.example
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'windkraft',
        posts: [4, 5, 6, 7, 8, 9, 20].map(l),
        newest: [[l(8)], [l(9)]],
        superseded: { [l(7)]: [l(8)] },
        say: [/45 zu 44/, /0,2 Cent/, /Verfassungsgericht/],
      },
      {
        name: 'geburtsstation',
        posts: [15, 16, 17].map(l),
        newest: [[l(17)]],
        superseded: { [l(15)]: [l(16), l(17)] },
        say: [/Ende 2027/],
      },
      {
        name: 'schulessen',
        posts: [12, 13].map(l),
        newest: [[l(13)], [l(12)]],
        say: [/38 Millionen/],
      },
    ],
    items: [[l(11)], [l(14)], [l(19)]],
    noise: [1, 10, 18, 21].map(l),
    attributions: { [l(5)]: /Heidt/ },
    never: [/Mastodon/, /Linsensuppe/, /landtag\.example/],
  },
};
