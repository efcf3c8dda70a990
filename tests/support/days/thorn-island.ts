import { type Day, postsOf } from './day.ts';

const t = (n: number) => `thorn_votes/${n}`;
const h = (n: number) => `harrier_wire/${n}`;
/** An island's election day: turnout that grows, a lead that turns, a recount, a false ballot paper, three candidates' words. */
export const THORN_ISLAND: Day = {
  name: 'thorn-island',
  language: 'en-GB',
  minutes: 5,
  channels: {
    thorn_votes: {
      title: 'Thorn Votes',
      posts: postsOf(`
1 06:45 3100/14 Good morning. Polls open at seven. Bring photo ID!
2 07:02 5200/30 Polling stations have opened on Thorn Island. 21,400 people may vote for a new governor.
3 08:30 4700/22 The polling station in Gannet Bay school has no electricity. Voters are being sent to the chapel.
4 09:10 6800/120 A picture is going round of a ballot paper without Ada Quill's name. People say that it was handed out at Cold Harbour.
5 09:55 8200/190 re=4 The picture is false, says returning officer Miles Tarrant. The paper in it lacks the watermark, and all papers at Cold Harbour have been checked.
6 10:20 5100/18 Turnout at 10 am: 14%.
7 11:15 4900/25 Gannet Bay school has power again. Voting has moved back from the chapel.
8 12:40 5000/20 Turnout at noon: 27%, four points more than last time.
9 13:30 4200/9 Win a weekend for two at the Kittiwake Spa! Follow the page, tag a friend and share. Only until midnight: 40% off all massages with the code THORN40 https://kittiwake.example/?utm_source=tg
10 15:05 4800/19 Turnout at 3 pm: 41%.
11 17:50 6100/40 The ferry with the ballot boxes from Little Thorn is late because of fog. The count there can't begin before ten.
12 20:00 7900/55 Polls have closed. Final turnout: 63.4%, the highest since 1991.
13 20:30 9800/140 ⚡ First count: Ada Quill 44%, Tom Rooke 38%, Bea Lund 18%, with 5 of 16 districts counted.
14 21:15 10400/170 Tom Rooke takes the lead: 43% to Ada Quill's 41%, with 11 of 16 districts counted.
15 21:40 5600/21 The ballot boxes from Little Thorn have arrived.
16 22:10 13900/330 ⚡ All districts counted: Ada Quill 4,871 votes, Tom Rooke 4,866. Bea Lund 2,104. Quill is ahead by five votes.
17 22:25 12100/280 Recount: with a margin below ten votes the law asks for one. It begins at midnight in the town hall.
18 22:40 8800/210 Ada Quill: "Five votes is five friends. I'll wait for the recount with a cup of tea."
19 22:45 8600/190 Tom Rooke: "I've lost games by less. Nobody should celebrate tonight."
20 22:55 7000/90 Bea Lund concedes and congratulates "whoever of the two it turns out to be".
21 23:50 9000/130 Who should be governor? Tell us in the comments!
`),
    },
    harrier_wire: {
      title: 'Harrier Wire',
      posts: postsOf(`
1 07:10 2100/12 Voters on Thorn Island choose a governor today. Three candidates stand: Ada Quill, Tom Rooke and Bea Lund.
2 09:00 2000/8 Diesel at the harbour: £1.52/l, petrol £1.49/l. Heating oil 84p/l.
3 10:40 2600/15 Fishermen have landed 12 t of mackerel at Cold Harbour, the biggest catch in six years.
4 12:00 2400/20 Rumour has it that the cinema on Fore St will be sold to a supermarket chain.
5 14:30 2500/33 The cinema on Fore St is sold: Marlow Foods pays £1.1m and wants to open a shop by June, its owner Dot Penrose confirms.
6 16:00 2300/11 The vet, Dr Sam Iyer, looks for homes for nine kittens that were left at the surgery in a shoebox.
7 18:20 2900/40 Fog: flights LM204 and LM206 to the mainland are cancelled. The 19:30 boat sails.
8 19:45 2800/36 Correction: the 19:30 boat doesn't sail either. The next one is at 06:15 tomorrow.
9 21:30 3000/50 Thorn Island: Rooke is ahead after 11 of 16 districts.
10 22:20 3900/120 Quill leads Rooke by five votes after the full count on Thorn Island; a recount follows.
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'count',
        posts: [...[2, 11, 13, 14, 15, 16, 17, 18, 19, 20].map(t), ...[1, 9, 10].map(h)],
        newest: [
          [t(16), h(10)],
          [t(17), h(10)],
        ],
        superseded: {
          [t(13)]: [t(16), h(10)],
          [t(14)]: [t(16), h(10)],
          [h(9)]: [t(16), h(10)],
          [t(11)]: [t(15), t(16)],
        },
        say: [/five votes/, /recount/i],
      },
      {
        name: 'false paper',
        posts: [4, 5].map(t),
        newest: [[t(5)]],
        superseded: { [t(4)]: [t(5)] },
      },
      {
        name: 'fog',
        posts: [7, 8].map(h),
        newest: [[h(8)]],
        superseded: { [h(7)]: [h(8)] },
      },
      {
        name: 'cinema',
        posts: [4, 5].map(h),
        newest: [[h(5)]],
        superseded: { [h(4)]: [h(5)] },
        say: [/1\.1|million/],
      },
    ],
    items: [[t(12), t(10), t(8), t(6)], [h(2)], [h(3)], [h(6)], [t(7), t(3)]],
    advertisements: [t(9)],
    noise: [1, 21].map(t),
    attributions: { [t(18)]: /Ada Quill/, [t(19)]: /Tom Rooke/ },
    never: [/THORN40/, /Kittiwake/],
  },
};
