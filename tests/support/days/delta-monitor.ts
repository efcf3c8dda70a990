import { type Day, postsOf } from './day.ts';

const d = (n: number) => `delta_monitor/${n}`;
const k = (n: number) => `karsin_region/${n}`;
const h = (n: number) => `open_hands/${n}`;
/** A day of war in flashes: a bridge said to be whole and shown broken, a convoy that is late, figures that rise, alarms that end. */
export const DELTA_MONITOR: Day = {
  name: 'delta-monitor',
  language: 'en-GB',
  minutes: 5,
  channels: {
    delta_monitor: {
      title: 'Delta Monitor',
      posts: postsOf(`
1 00:12 41000/300 ⚠️ Air raid alert: Karsin, Velm, Odrin districts.
2 00:25 40000/250 Drones heading for Velm from the south.
3 00:41 52000/900 🔴 Explosions in Velm.
4 01:05 47000/400 Velm: a hit near the railway yard, fire visible from the river. No word on casualties.
5 01:40 38000/150 🟢 All clear: Velm, Odrin.
6 01:44 38500/160 🟢 All clear: Karsin.
7 05:30 61000/1900 🔴 The Tessel bridge has been hit, several sources say. Pictures show smoke over the eastern span.
8 06:02 58000/1200 re=7 The army press office: the Tessel bridge is intact, the smoke comes from a barge.
9 06:40 44000/260 Ferries at Low Tessel are not running. Queue of 300 lorries on the northern bank.
10 07:15 39000/120 Night summary: 34 drones launched, 29 shot down, 5 hit. The railway yard at Velm is the only confirmed target.
11 08:05 40000/90 Subscribe to our English channel and share it with friends abroad. Only confirmed information.
12 08:50 72000/2600 🔴 Satellite picture of 07:52: the eastern span of the Tessel bridge is down over about 60 metres. The army's statement of this morning was wrong.
13 09:30 56000/800 re=12 The army press office withdraws its statement: the Tessel bridge is out of service for all vehicles.
14 10:10 40500/130 ⚠️ Air raid alert: Karsin district.
15 10:22 40200/110 False alarm, a training flight. 🟢 All clear: Karsin.
16 11:05 43000/300 Velm: three railway workers were killed in the night, the operator says. Seven are in hospital.
17 12:00 42500/220 Exchange of prisoners under way at the Holm crossing, sources on both sides say. Number unknown.
18 12:48 63000/4100 60 prisoners have come home through Holm, among them nine women. It is the first exchange since May.
19 13:30 41000/180 Rumours that the exchange included General Aro are not true, his wife tells us.
20 14:20 40400/140 Fuel: the price of diesel in Karsin has gone up to 2.90 a litre since the bridge closed.
21 15:10 45000/500 Pontoon bridge at Low Tessel will be ready by Friday, the engineers say. Ambulances and food first.
22 16:30 42000/350 Velm: a fourth railway worker has died in hospital.
23 17:45 40800/160 Power is out in all of Odrin district after a fault at the Sund substation. Not an attack, the grid operator says.
24 19:20 41500/240 Power is back in Odrin.
25 20:05 39900/200 The peace talks in Lausen go on tomorrow, the mediator says: "We are further than last week, and not as far as we should be."
26 21:15 39000/130 from=Old_Mortar If you ask me the bridge was lost the day they moved the guns to Velm. I said so in August and was laughed at.
27 22:30 38800/140 ⚠️ Air raid alert: Velm, Odrin.
28 23:10 38700/120 🟢 All clear: Velm, Odrin.
`),
    },
    karsin_region: {
      title: 'Karsin Regional Administration',
      posts: postsOf(`
201 06:15 9000/40 Residents of Karsin: stay away from the windows until the all-clear, and don't film the work of the air defence.
202 08:30 9200/50 Schools in Karsin and Velm teach from home today.
203 09:50 11000/130 Traffic over the Tessel bridge is closed until further notice. Cross at Marn, 70 kilometres upstream.
204 11:30 8800/30 Hospital No. 2 needs blood of groups 0 negative and A negative. Open until 18:00, 4 Mill Street.
205 14:00 8700/25 Heating in Karsin starts on 15 October, a week earlier than last year.
206 17:20 9900/80 Hospital No. 2 has enough blood now. Thanks to 412 donors!
207 18:40 8600/20 The trolleybus lines 1 and 5 are cut short at the market until the substation is repaired.
`),
    },
    open_hands: {
      title: 'Open Hands Relief',
      posts: postsOf(`
301 07:40 5000/60 Our convoy with 14 lorries of flour and blankets left Marn for Low Tessel at six this morning.
302 10:40 5200/70 The convoy is held up in front of the Tessel bridge. It turns back to Marn.
303 13:10 4900/40 Help us to feed 900 families this winter. 20 euros are a parcel for a month. Donate at openhands.example/give https://openhands.example/give
304 18:00 6100/230 All 14 lorries have reached Low Tessel over the Marn road. 1,100 families got flour and blankets this evening.
305 20:30 4800/30 We are looking for drivers with a licence for lorries above 7.5 tonnes, for October and November. Write to crew@openhands.example.
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'bridge',
        posts: [...[7, 8, 9, 12, 13, 20, 21, 26].map(d), k(203)],
        newest: [[d(12)], [d(13), k(203)], [d(21)]],
        superseded: {
          [d(7)]: [d(12), d(13)],
          [d(8)]: [d(12), d(13)],
          [d(9)]: [d(21)],
        },
        say: [/60 metres/, /withdraws|wrong/, /Friday/],
      },
      {
        name: 'exchange',
        posts: [17, 18, 19].map(d),
        newest: [[d(18)]],
        superseded: { [d(17)]: [d(18)] },
        say: [/nine women/],
      },
      {
        name: 'velm',
        posts: [2, 3, 4, 10, 16, 22].map(d),
        newest: [[d(22)]],
        superseded: { [d(3)]: [d(16), d(22)], [d(4)]: [d(16), d(22)] },
        say: [/fourth/],
      },
      {
        name: 'convoy',
        posts: [301, 302, 304].map(h),
        newest: [[h(304)]],
        superseded: { [h(301)]: [h(304)], [h(302)]: [h(304)] },
      },
      {
        name: 'power',
        posts: [23, 24].map(d),
        newest: [[d(24)]],
        superseded: { [d(23)]: [d(24)] },
      },
      {
        name: 'blood',
        posts: [204, 206].map(k),
        newest: [[k(206)]],
        superseded: { [k(204)]: [k(206)] },
      },
    ],
    items: [[d(25)], [k(202)], [k(205)], [k(207)], [h(305)]],
    noise: [1, 5, 6, 11, 14, 15, 27, 28].map(d).concat([k(201)]),
    advertisements: [h(303)],
    attributions: { [d(26)]: /Old Mortar/ },
    never: [/Subscribe/, /openhands\.example/, /Donate/],
  },
};
