import { type Day, postsOf } from './day.ts';

const a = (n: number) => `noor_ships/${n}`;
/** A founder's diary of four weeks: a series whose fifth part stands before its fourth, a mishap and what came of it, an offer declined. */
export const NOOR: Day = {
  name: 'noor',
  language: 'en-US',
  minutes: 6,
  channels: {
    noor_ships: {
      title: 'Noor ships things',
      posts: postsOf(`
1 D-26 09:00 3000/90 Day 1 of building in public. I quit my job at the bank last Friday, and I have savings for nine months. The idea: software that tells small bakeries how much bread to bake tomorrow. ⏎ My uncle throws away a third of his loaves every evening. That's where it comes from.
2 D-25 10:00 2900/70 Pricing, part 1. Why not free? ⏎ Everyone told me to start with a free plan. I went to twelve bakers and looked at their bills. They pay for flour, for a van and for an accountant who shouts at them. Nobody pays for an app. So money is asked for at once, because a baker who pays will tell me what is broken.
3 D-23 18:30 2700/120 First user! My uncle. He typed 40 into the box and asked me why it doesn't say thank you.
4 D-21 10:00 2600/66 Pricing, part 2. What a loaf is worth. ⏎ A loaf that is thrown away costs a baker 1.10 dollars in flour, power and time. If I save ten loaves a day, that is 330 dollars a month. A tenth of that seemed fair to me, so my first price was 33 dollars.
5 D-19 20:10 2500/40 I love these guys: @quillmail writes my newsletters for me and I must say that it saved my week. Try it free for 30 days, and with my code NOOR you get three months at half the price. quillmail.example/noor?ref=noor
6 D-17 09:30 2800/150 Disaster. The forecast told the bakery in Elm Street to bake 4,000 rolls instead of 400. They noticed at 300. I had read the comma in their file as a thousand's mark. ⏎ Spent the morning there with a mop and an apology.
7 D-16 11:00 2600/80 What I did about the 4,000 rolls: the program now asks when a figure is more than twice the usual. It took twenty minutes. I should have done that first.
8 D-14 10:00 2500/60 Pricing, part 3. I was wrong. ⏎ Three bakeries said no to 33 dollars, and all of them said yes to one dollar a day. It's nearly the same. A dollar a day is a roll; 33 dollars is a bill.
9 D-12 08:00 2400/300 Reached 10 paying bakeries! Thank you all ❤️
10 D-11 19:00 2300/50 Read this week: "The Bread Lab" by W. Jones, and a paper on why small shops never raise their prices. Both are short.
11 D-9 10:00 2500/55 Pricing, part 5. What I would do again. ⏎ Charge from the first day. Ask what people pay for already. Name the price in the thing that they sell. That's the whole series, and it took me four months to write five pages.
12 D-8 09:00 2400/45 I put part 5 up before part 4, sorry. Part 4 comes tomorrow.
13 D-7 10:00 2400/52 Pricing, part 4. The yearly plan. ⏎ I offered a year for 300 dollars. Two bakeries took it, and both asked for the money back in week three, because they had not opened the program since. Never sell a year to somebody who hasn't had a month.
14 D-5 21:00 2300/35 Tired. The server was down from two to six in the night, and four bakeries baked by heart. One of them wasted less than with my program. I didn't sleep after that.
15 D-4 12:00 2300/41 The reason for the outage: a disk full of logs. My own logs, from the fix for the 4,000 rolls.
16 D-2 09:00 2600/210 I have an offer. A flour mill wants to buy the whole thing for 180,000 dollars and keep me for two years.
17 D-1 22:00 2500/190 I said no to the mill. My uncle said: a baker who sells his oven is a man with money and no bread.
18 07:30 2400/99 Day 27. 14 bakeries, 412 dollars a month, 31 % less thrown away on average. Tomorrow I'm in Dayton to see number 15.
19 08:00 2000/300 Follow me and share this channel, it means the world to me!
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'pricing',
        posts: [2, 4, 8, 13, 11, 12].map(a),
        newest: [[a(11)]],
        say: [/dollar a day/],
      },
      { name: 'rolls', posts: [6, 7, 14, 15].map(a), newest: [[a(7)], [a(15)]] },
      {
        name: 'offer',
        posts: [16, 17].map(a),
        newest: [[a(17)]],
        superseded: { [a(16)]: [a(17)] },
      },
    ],
    leads: 3,
    items: [[a(1)], [a(3)], [a(9)], [a(10)], [a(18)]],
    advertisements: [a(5)],
    noise: [a(19)],
    series: [[2, 4, 8, 13, 11].map(a), [6, 7].map(a), [14, 15].map(a)],
    never: [/code NOOR/, /Follow me/],
  },
};
