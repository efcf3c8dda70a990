import { type Day, postsOf } from './day.ts';

const a = (n: number) => `isles_post/${n}`,
  b = (n: number) => `skerry_museum/${n}`,
  c = (n: number) => `ferry_info/${n}`,
  d = (n: number) => `bird_log/${n}`;
/** Four channels of some islands and no big story: a table of contents, a column of days long ago, a delay, a log by two people. */
export const ISLES: Day = {
  name: 'isles',
  language: 'en-US',
  minutes: 5,
  channels: {
    isles_post: {
      title: 'The Isles Post | daily',
      posts: postsOf(`
1 08:00 2100/10 IN THIS ISSUE: ferry prices, the school roof, a new baker and what the council said ⬇️
2 08:05 2300/31 The school at Ness gets a new roof. The council voted 9 to 2 for the 410,000 pounds on Tuesday night.
3 08:40 2200/25 Anouk Bell from Lyon has taken over the bakery at Skerry harbor. She opens on Saturday with rye bread and brioche.
4 09:30 2150/12 Wind turbine no. 3 on Ward Hill stands still for the fourth week. The spare part is stuck at customs in Bergen.
5 11:00 2000/9 Our recipe of the week: mussels with leeks. Serves 4. ⏎ 1. Wash 2 kg of mussels. ⏎ 2. Fry the leeks in butter. ⏎ 3. Cover for six minutes.
6 13:15 2400/44 Lobster landings are down by a fifth, the fishermen's association reports. Water two degrees warmer than usual is to blame, says chairman Magnus Rae.
7 15:00 1900/3 (Advertisement) Harbor Insurance: because the sea doesn't ask. Call us at 01856 555 0199.
8 17:20 2250/28 Broadband on Ness will be cut from 1 to 4 a.m. on Friday while divers mend the cable.
9 19:00 2100/15 Dr. Flett’s surgery moves to the old bank from Nov. 1. Parking is behind the church.
`),
    },
    skerry_museum: {
      title: 'Skerry Museum',
      posts: postsOf(`
1 D-1 10:00 400/22 On this day in 1912 the steamer Auk brought the first piano to the islands. It was out of tune for 30 years.
2 10:00 410/30 On this day in 1944 a whale was found in the sluice at Ness. The school had the day off.
3 12:30 500/61 We have bought the diary of the lighthouse keeper John Harcus, 1871 to 1903, at an auction in Leith for 2,600 pounds.
4 16:00 390/11 The museum is closed on Monday for the winter cleaning.
`),
    },
    ferry_info: {
      title: 'Ferry info (official)',
      posts: postsOf(`
1 06:00 900/2 All sailings on time.
2 07:10 1500/14 The 07:30 sailing from Ness is delayed by 40 minutes because of fog.
3 07:55 1400/6 The 07:30 from Ness has left. Next sailings are on time.
4 10:00 1800/60 Fares rise by 4 percent on 1 January: a single for foot passengers costs 12.50 pounds, a car 41 pounds.
5 14:00 1200/5 Please note: no sailings on 15 October between 10 and 14, because the ship is inspected.
6 18:05 900/2 All sailings on time. Have a good evening!
`),
    },
    bird_log: {
      title: 'Bird log 🐦',
      posts: postsOf(`
1 09:20 300/40 author=Ida_M. Two snowy owls at Ward Hill this morning, the first since 2017! I sat in the heather for an hour and forgot my sandwich.
2 13:40 310/12 author=Tam Waxwings: 60 in the churchyard at Skerry.
3 16:20 305/9 author=Ida_M. re=1 The owls have moved to the airfield. The tower has asked us to stay outside the fence.
4 17:00 250/5 author=Tam Ok, will do.
`),
    },
  },
  gold: {
    stories: [
      { name: 'owls', posts: [d(1), d(3)], newest: [[d(3)]], superseded: { [d(1)]: [d(3)] } },
      { name: 'roof', posts: [a(2)], newest: [[a(2)]] },
      { name: 'fares', posts: [c(4)], newest: [[c(4)]] },
      { name: 'lobster', posts: [a(6)], newest: [[a(6)]] },
    ],
    leads: 4,
    items: [[a(3)], [a(4)], [a(8)], [a(9)], [b(3)], [b(4)], [c(5)], [d(2)], [b(1)], [b(2)]],
    advertisements: [],
    noise: [a(1), d(4)],
    attributions: { [d(1)]: /Ida/, [d(2)]: /Tam/ },
  },
};
