import { type Day, postsOf } from './day.ts';
/** A town's day: a fire whose rumours are denied, a match goal by goal, a swan that goes, and a pillow that is praised. */
export const MARROW: Day = {
  name: 'marrow',
  language: 'en-GB',
  minutes: 5,
  channels: {
    marrow_live: {
      title: 'Marrow Live 🔴',
      posts: postsOf(`
1 06:10 5200/10 ☀️ Good morning, Marrow! Wednesday already. Have a lovely day, everyone.
2 06:30 5100/8 Weather: bright until two, then heavy showers. 12 degrees at most, wind from the west.
3 07:05 6100/40 🚦 Traffic: queues of 40 minutes on Station Road towards the centre, the lights at Gunner's Cross are out.
4 07:40 5900/20 The lights at Gunner's Cross work again. Queues on Station Road are clearing.
5 07:58 14000/210 ⚡️ Fire at the Hobart bakery in Tanner Street, black smoke over the old town. Keep your windows shut.
6 08:06 15200/300 Hobart bakery: three fire crews are there. Tanner Street and Cooper's Yard are closed to traffic.
7 08:15 16100/420 Eyewitnesses say that two workers are still inside the Hobart bakery.
8 08:31 13100/90 Number 4 and 9 buses are diverted via Mill Bridge because of the fire.
9 08:44 18800/900 Two bakers are missing after the fire in Tanner Street, the fire service confirms. They are searching the back of the building.
10 09:02 12100/70 St Anne's primary school beside the bakery has been evacuated. 220 children are in the town hall; parents can pick them up there.
11 09:20 6000/12 Looking for a present that nobody else has? At Glow & Co every candle is poured by hand. Only until Sunday: 20 % off with the code MARROW20. Order at glowandco.example https://glowandco.example/?utm_source=tg
12 09:41 21000/1800 ‼️ Both missing bakers are safe! They had left by the yard before the fire and were at the dentist's and at home asleep, the fire service says. Nobody was hurt.
13 10:05 11800/66 The fire at the bakery is out, says fire chief Dana Whitlock. The roof over the ovens has fallen in.
14 10:30 9000/41 People write that the bakery was set on fire on purpose by a former employee.
15 11:15 5600/18 The library in Castle Street has 3,400 new books, bought with the money of the reading club's jumble sale.
16 11:50 10800/120 re=14 No, there is no sign of arson, the police say. The rumour of a former employee is false; the man has been in Leeds since Monday.
17 12:20 5300/14 Council tax bills go out on 12 November, two weeks later than planned, because the printer in Derby has gone bankrupt.
18 12:45 9900/88 The cause of the fire at the Hobart bakery was a burst gas pipe of an oven from 1988, investigators say.
19 13:10 5800/30 Marrow Town play Selby at half past two. Captain Leo Marsh is back after his injury.
20 13:30 9100/50 Tanner Street is open to traffic again. Cooper's Yard stays closed until Friday: the chimney may fall.
21 13:55 6600/95 A swan is sitting on platform 2 of Marrow station and will not move. Trains stop at platform 3 instead.
22 14:10 5700/25 re=21 The swan has gone. Platform 2 is in use again.
23 14:38 6800/120 GOAL! 0–1. Selby score from a corner in the 8th minute.
24 14:59 7200/160 GOAL! 1–1, Leo Marsh with his head in the 29th minute!
25 15:20 5200/9 Half-time at Foundry Lane. 1–1.
26 15:58 8200/310 GOAL! 2–1 Marrow Town! Ivo Kent from 20 metres in the 77th minute.
27 16:20 9400/520 Final whistle: Marrow Town 2, Selby 1. Town are third in the table now.
28 16:45 5000/11 St Anne's primary school opens again tomorrow at the usual time, the head teacher writes.
29 17:10 7700/140 The Hobart bakery will sell its bread from a van on the market from Saturday. Owner June Hobart thanks 60 neighbours who have offered their ovens.
30 17:30 5300/12 The night bus N2 runs until two again from Friday. A single ticket is £2.40.
31 18:00 4900/7 I never slept well. Then my sister gave me a Cloudrest pillow, and I must say it changed my nights. Cloudrest is stuffed with Yorkshire wool, every customer we asked recommends it, and you can try Cloudrest for sixty nights and send it back for nothing. Ask for it at Harker's in the Arcade, where they will gladly show you the three sizes and explain what suits your back.
32 18:40 5600/22 Dr Priya Nair is the new head of the Marrow hospital. She comes from Hull and starts on 1 December.
33 19:05 5900/33 The city museum shows the Roman glove that was found in Cooper's Yard in 2019, the only one in the country. Open until eight today.
34 20:10 5300/18 Missing: grey cat with a white paw, called Biscuit, last seen near the weir on Monday. Please look in your sheds.
35 20:40 6100/160 re=34 Biscuit has been found! He was in the vestry of St Anne's.
36 21:00 4800/90 That's all for today, Marrow. Subscribe and tell your friends!
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'bakery',
        posts: [5, 6, 7, 8, 9, 10, 12, 13, 14, 16, 18, 20, 28, 29].map((n) => `marrow_live/${n}`),
        newest: [['marrow_live/12'], ['marrow_live/18'], ['marrow_live/20'], ['marrow_live/29']],
        superseded: {
          'marrow_live/7': ['marrow_live/12'],
          'marrow_live/9': ['marrow_live/12'],
          'marrow_live/6': ['marrow_live/20'],
          'marrow_live/14': ['marrow_live/16'],
          'marrow_live/10': ['marrow_live/28'],
          'marrow_live/8': ['marrow_live/20'],
        },
        say: [/gas pipe/, /safe/],
      },
      {
        name: 'football',
        posts: [19, 23, 24, 25, 26, 27].map((n) => `marrow_live/${n}`),
        newest: [['marrow_live/27']],
        superseded: {
          'marrow_live/19': ['marrow_live/27'],
          'marrow_live/23': ['marrow_live/27'],
          'marrow_live/24': ['marrow_live/27'],
          'marrow_live/25': ['marrow_live/27'],
          'marrow_live/26': ['marrow_live/27'],
        },
      },
      {
        name: 'swan',
        posts: ['marrow_live/21', 'marrow_live/22'],
        newest: [['marrow_live/22']],
        superseded: { 'marrow_live/21': ['marrow_live/22'] },
      },
      {
        name: 'lights',
        posts: ['marrow_live/3', 'marrow_live/4'],
        newest: [],
        superseded: { 'marrow_live/3': ['marrow_live/4'] },
      },
      {
        name: 'cat',
        posts: ['marrow_live/34', 'marrow_live/35'],
        newest: [['marrow_live/35']],
        superseded: { 'marrow_live/34': ['marrow_live/35'] },
      },
    ],
    items: [15, 17, 30, 32, 33].map((n) => [`marrow_live/${n}`]),
    advertisements: ['marrow_live/11', 'marrow_live/31'],
    noise: ['marrow_live/1', 'marrow_live/36'],

    never: [/MARROW20/, /Subscribe/],
  },
};
