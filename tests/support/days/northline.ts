import { type Day, postsOf } from './day.ts';

const n = (id: number) => `northline_live/${id}`;
/** A railway's disruption channel: estimates that are put back, a line that opens in steps, a strike called off. */
export const NORTHLINE: Day = {
  name: 'northline',
  language: 'en-GB',
  minutes: 4,
  channels: {
    northline_live: {
      title: 'Northline Live | Service updates',
      posts: postsOf(`
1 05:10 4100/12 Good morning! All Northline services are running to timetable.
2 06:22 9800/60 🔴 Hallow Junction: a signal failure is blocking all lines. Trains between Carrow and Penmoor can't run. Expect delays until 08:00.
3 06:40 8900/20 🔴 Hallow Junction: tickets are being accepted on Moorland buses 7 and 19. Rail replacement buses have been ordered.
4 07:35 9100/45 🔴 Hallow Junction update: the fault is worse than first thought. Disruption is now expected until 11:00.
5 07:50 5200/9 Carrow station: the ticket hall lift is out of order. Step-free access is by the Wharf Street ramp.
6 08:05 5100/6 The 07:58 Carrow to Bexley is cancelled because of a shortage of train crew.
7 08:30 8700/70 🔴 Hallow Junction: engineers have found a cable that was cut overnight. Transport police are treating it as theft. About 140 m of copper is missing.
8 09:15 4800/4 The 09:11 Penmoor to Staith will call additionally at Ebb Lane.
9 10:20 8200/30 🟠 Hallow Junction: one of three lines has reopened. An hourly shuttle is running between Carrow and Penmoor.
10 11:05 7900/55 🟠 Hallow Junction: the repair takes longer than planned. Disruption is now expected until 15:00. The shuttle keeps running once an hour.
11 11:40 6600/38 Reminder: Saturday 10 October, 24-hour strike by drivers. There will be no trains on the whole Northline network.
12 12:15 5000/21 From 14 December the first train from Staith to Carrow leaves at 04:48, 25 minutes earlier than now, so that hospital staff get to the early shift.
13 13:00 4700/3 Penmoor: platform 2 is closed for resurfacing until Friday. Trains use platform 4.
14 13:45 4900/40 Lost something? Our lost property office at Carrow has 212 umbrellas, 31 phones and one cello. It is open until six.
15 14:20 8800/130 🟢 Hallow Junction: all lines are open again. The 140 m of cable has been replaced. Trains may be up to 20 minutes late until the evening peak.
16 15:10 5300/28 Compensation: if you were delayed by more than 15 minutes today, you can claim a quarter of your fare. Keep your ticket and claim within 28 days.
17 15:40 9900/240 The drivers' union and Northline have reached an agreement: Saturday's strike is off. Trains run to the normal Saturday timetable.
18 16:30 4600/2 The 16:24 Carrow to Staith is running 12 minutes late because of a late-arriving train.
19 17:05 6100/19 Ebb Lane: a person was taken ill on the 16:40 from Carrow. The train waits at platform 1 for an ambulance.
20 17:25 5800/33 Ebb Lane: the passenger is in hospital and the line is clear. Thank you for your patience.
21 18:00 4500/15 🎒 Autumn break? A Northline Rover takes two adults and three children anywhere for £29 a day. Use the code ROVER26 and book on our app by Sunday!
22 18:40 7600/31 ✅ Hallow Junction: trains are running on time again. Replacement buses have been withdrawn.
23 19:10 4400/5 Lift at Carrow station: the lift is back in service.
24 20:00 4300/9 That's it for today. Our next updates start at five. Good night!
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'hallow',
        posts: [2, 3, 4, 7, 9, 10, 15, 22].map(n),
        newest: [[n(22), n(15)], [n(7)]],
        superseded: {
          [n(2)]: [n(15), n(22)],
          [n(3)]: [n(15), n(22)],
          [n(4)]: [n(15), n(22)],
          [n(9)]: [n(15), n(22)],
          [n(10)]: [n(15), n(22)],
        },
        say: [/copper|cable/, /140 meters/],
      },
      {
        name: 'strike',
        posts: [11, 17].map(n),
        newest: [[n(17)]],
        superseded: { [n(11)]: [n(17)] },
        say: [/strike is off/],
      },
      {
        name: 'ebb lane',
        posts: [19, 20].map(n),
        newest: [[n(20)]],
        superseded: { [n(19)]: [n(20)] },
      },
    ],
    leads: 2,
    items: [[n(12)], [n(13)], [n(14)], [n(16)], [n(23), n(5)]],
    advertisements: [n(21)],
    noise: [1, 24].map(n),
    never: [/ROVER26/, /Good night/],
  },
};
