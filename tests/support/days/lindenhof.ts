import { type Day, post, postsOf } from './day.ts';

const a = (n: number) => `lindenhof/${n}`;
/** A German gardeners' group: water that is off and on again, a rumour denied, a cot to give away, a poll, a swindler. */
export const LINDENHOF: Day = {
  name: 'lindenhof',
  language: 'de-DE',
  minutes: 4,
  channels: {
    lindenhof: {
      title: 'Kleingärten Lindenhof',
      posts: [
        ...postsOf(`
1 07:50 author=Jutta_Kern Moin zusammen ☀️
2 08:05 author=Bernd Weiß jemand, warum das Wasser weg ist? Bei mir in Parzelle 14 kommt nichts.
3 08:09 author=Ayşe re=2 Bei uns auch nicht, ganze Reihe C trocken.
4 08:20 author=Jutta_Kern re=2 Der Vorstand hat gestern den Haupthahn zugedreht, wegen Frost.
5 08:31 author=Vorstand_Rolf re=4 Das stimmt nicht, wir haben nichts abgestellt. Der Haupthahn ist offen, es ist ein Rohrbruch an der Pumpe.
6 08:40 author=Mia Oh nein 😱
7 09:15 author=Vorstand_Rolf Der Klempner kommt um 11 Uhr. Bitte bis dahin alle Hähne zulassen.
8 10:02 author=Samir Habe ein Kinderbett und einen Hochstuhl abzugeben, gut erhalten. Parzelle 31, einfach klingeln.
9 10:40 author=Bernd Wer hat den Spaten von der Gemeinschaftshütte? Er soll bis Samstag zurück sein.
10 11:25 author=Ayşe re=8 Das Bett würde ich nehmen!
11 11:30 author=Samir re=10 Gern, ist reserviert. Der Hochstuhl ist noch zu haben.
12 12:10 author=Vorstand_Rolf Wasser läuft wieder! Ein Dichtungsring war durch, 38 Euro hat's gekostet.
13 12:12 author=Mia 👍
14 12:30 author=Jutta_Kern re=12 Danke Rolf! Und sorry wegen vorhin.
16 14:00 author=Mia Der Fuchs war wieder da. Drei Hühner von Familie Otto sind tot, das Loch im Zaun ist bei Parzelle 22.
17 14:20 author=Otto_M. re=16 Wir haben jetzt nur noch zwei. Ich habe das Loch vorhin mit Draht geflickt.
18 14:45 author=Bernd re=17 Mein Beileid. Ich habe noch eine Rolle Maschendraht, kannst du haben.
19 15:30 author=Kredit_Profi Schnell Geld verdienen von zu Hause! 500 € am Tag garantiert, schreib mir privat @kredit_profi_bot
20 16:10 author=Vorstand_Rolf Die Jahresversammlung ist am 14. November um 18 Uhr im Vereinsheim. Es geht um die Pacht: 0,42 € statt 0,36 € je m².
21 17:05 author=Ayşe Hab den Spaten gefunden, lag bei mir hinterm Kompost. Hängt wieder in der Hütte.
22 18:00 author=Samir re=11 Hochstuhl ist jetzt auch weg.
`),
        post(15, '13:00', '', {
          author: 'Vorstand Rolf',
          media: [{ type: 'poll', caption: 'Wann soll der Herbstputz sein?' }] as never,
          poll: {
            question: 'Wann soll der Herbstputz sein?',
            answers: [
              { text: 'Sa, 17.10.', votes: 21 },
              { text: 'So, 18.10.', votes: 6 },
            ],
            isClosed: true,
            voters: 27,
          } as never,
        }),
      ],
    },
  },
  gold: {
    stories: [
      {
        name: 'wasser',
        posts: [2, 3, 4, 5, 7, 12, 14].map(a),
        newest: [[a(12)]],
        superseded: {
          [a(2)]: [a(12)],
          [a(4)]: [a(5)],
          [a(3)]: [a(12)],
          [a(7)]: [a(12)],
          [a(5)]: [a(12)],
        },
      },
      { name: 'fuchs', posts: [16, 17, 18].map(a), newest: [[a(17)]] },
      {
        name: 'bett',
        posts: [8, 10, 11, 22].map(a),
        newest: [[a(22)]],
        superseded: { [a(8)]: [a(22), a(11)], [a(11)]: [a(22)] },
      },
      { name: 'spaten', posts: [9, 21].map(a), newest: [[a(21)]], superseded: { [a(9)]: [a(21)] } },
    ],
    leads: 2,
    items: [[a(15)], [a(20)]],
    advertisements: [a(19)],
    noise: [a(1), a(6), a(13)],
    attributions: { [a(5)]: /Rolf/, [a(16)]: /Mia/, [a(12)]: /Rolf/ },
    never: [/kredit/i],
  },
};
