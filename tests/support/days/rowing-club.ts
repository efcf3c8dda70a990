import { type Day, postsOf } from './day.ts';

/** A council's notices and a rowing club's group, whose members disagree, answer each other and chat. */
export const ROWING_CLUB: Day = {
  name: 'rowing club',
  language: 'en-US',
  minutes: 4,
  channels: {
    oxlode_council: {
      title: 'Oxlode Parish Council',
      posts: postsOf(`
        201 D-2 09:00 410/3 Notice of meeting ⏎ The planning committee meets on Tuesday at 7 p.m. in the Reading Room. On the agenda: 14 houses at Gaunt's Field (application 26/0117), the hedge in Church Lane.
        202 D-2 11:30 395/2 The recycling center is closed on Wednesday because of stocktaking.
        203 D-1 08:15 430/6 Boil-water notice: residents of Staithe Road and Weir Cottages are asked to boil their drinking water until further notice. A sample taken on Monday was not in order.
        204 D-1 15:40 402/4 Water bottles are handed out at the Reading Room from 4 to 8 p.m., six liters a household.
        205 D-1 22:10 520/21 The planning committee has refused the 14 houses at Gaunt's Field, 5 votes to 2. The reason given is the narrow bridge. The developer may appeal within six months.
        206 10:05 460/15 The boil-water notice is lifted. Two samples taken yesterday were clear; the first bottle had not been clean.
        207 12:00 380/1 Church Lane is closed on Friday between 9 and 3 while the hedge is cut.
        208 16:30 390/5 The parish is looking for a clerk, 16 hours a week, from January. Applications go to the chair by the end of October.
      `),
    },
    oxlode_rc_chat: {
      title: 'Oxlode Rowing Club 🚣 chat',
      posts: postsOf(`
        1 D-2 07:05 author=Priya_N. Morning all! River is like glass today
        2 D-2 07:06 author=Dougie 👍
        3 D-2 07:30 author=Coach_Hal Outing at 6 on Thursday is for the women's eight only. Everybody else: ergs in the shed.
        4 D-2 08:12 author=Len Has anybody seen my blue water bottle?
        5 D-2 08:20 author=Priya_N. re=4 Third shelf, behind the cox boxes.
        6 D-2 08:21 author=Len re=5 Star.
        7 D-2 18:40 author=Mags_(treasurer) Subs are due by the 15th: 42 dollars, juniors 20. Same account as last year.
        8 D-2 19:02 author=Dougie re=7 42?? It was 38 in the spring.
        9 D-2 19:10 author=Mags_(treasurer) re=8 The insurance for the new four went up by 900 dollars. The figures are in the minutes.
        10 D-2 19:15 author=Dougie ok ok
        11 D-1 06:50 author=Coach_Hal The landing stage is damaged. One of the floats has come off overnight, so no boat goes out before I have looked at it.
        12 D-1 07:10 author=Sunita I saw two lads jumping on it around ten last night.
        13 D-1 07:15 author=Old_Bram re=12 It was not the lads. That float has been loose since August, I told the committee so in writing.
        14 D-1 07:18 author=Priya_N. lol
        15 D-1 09:30 author=Coach_Hal The float is back on with two ratchet straps. Boats may go out again, singles and doubles only, no eights until Saturday.
        16 D-1 12:20 author=Sunita Do we row at all if the water is off? Staithe Road has to boil it.
        17 D-1 12:24 author=Priya_N. re=16 You row on it, you don't drink it 😂
        18 D-1 17:45 author=Mags_(treasurer) from=Fenland_Rowing_League The Fenland Head on 25 October takes entries until Sunday noon. I enter all crews that have paid.
        19 D-1 20:30 author=Junior_squad_(Ines) Our J16 quad won at Denver Sluice today!!! 11 seconds ahead of Isle of Ely, and Tilly rowed with a broken gate for the last 300 meters.
        20 D-1 20:31 author=Len 🎉🎉🎉
        21 D-1 20:35 author=Coach_Hal re=19 Proud of all four of you. Cake on Thursday.
        22 D-1 21:00 author=Dougie Well done girls
        23 08:00 author=Old_Bram For those who read no minutes: the committee has voted 6 to 1 to sell the wooden eight. She was built in 1961 and has won the Head four times. I was the one.
        24 08:20 author=Sunita re=23 I am sad about it too, but nobody has rowed her since 2019 and the rack is needed.
        25 08:40 author=Mags_(treasurer) re=23 We have an offer of 1,800 dollars from a restaurant in Ely that wants to hang her from the ceiling.
        26 08:42 author=Old_Bram re=25 From the ceiling. Over the chips.
        27 09:15 author=Len Would the museum take her? My cousin works there, I can ask.
        28 11:30 author=Len re=27 The museum says yes. They fetch her in November, she stays in the parish, and the restaurant gets the old oars instead.
        29 11:31 author=Priya_N. ❤️❤️
        30 11:50 author=Old_Bram re=28 Then I take back half of what I said.
        31 14:00 author=Coach_Hal Eights may go out from Saturday 8 a.m. A new float is ordered and comes in three weeks.
        32 18:00 author=Dougie Anyone selling a bike?
      `),
    },
  },
  gold: {
    leads: 4,
    stories: [
      {
        name: 'The boil-water notice is lifted',
        posts: [
          'oxlode_council/203',
          'oxlode_council/204',
          'oxlode_council/206',
          'oxlode_rc_chat/16',
        ],
        newest: [['oxlode_council/206']],
        superseded: Object.fromEntries(
          ['oxlode_council/203', 'oxlode_council/204', 'oxlode_rc_chat/16'].map((old) => [
            old,
            ['oxlode_council/206'],
          ]),
        ),
        say: [/lifted/],
      },
      {
        name: 'The wooden eight goes to the museum',
        posts: [23, 24, 25, 26, 27, 28, 30].map((id) => `oxlode_rc_chat/${id}`),
        newest: [['oxlode_rc_chat/28']],
        superseded: { 'oxlode_rc_chat/25': ['oxlode_rc_chat/28'] },
        say: [/museum/],
      },
      {
        name: 'The landing stage',
        posts: [11, 12, 13, 15, 31].map((id) => `oxlode_rc_chat/${id}`),
        newest: [['oxlode_rc_chat/31']],
        superseded: {
          'oxlode_rc_chat/11': ['oxlode_rc_chat/15', 'oxlode_rc_chat/31'],
          'oxlode_rc_chat/15': ['oxlode_rc_chat/31'],
        },
      },
      {
        name: 'No houses at Gaunt’s Field',
        posts: ['oxlode_council/201', 'oxlode_council/205'],
        newest: [['oxlode_council/205']],
        superseded: { 'oxlode_council/201': ['oxlode_council/205'] },
        say: [/5 (?:votes )?to 2/],
      },
      {
        name: 'The junior quad won',
        posts: ['oxlode_rc_chat/19', 'oxlode_rc_chat/21'],
        newest: [['oxlode_rc_chat/19']],
      },
    ],
    items: [
      ['oxlode_council/202'],
      ['oxlode_council/207'],
      ['oxlode_council/208'],
      ['oxlode_rc_chat/3'],
      ['oxlode_rc_chat/7', 'oxlode_rc_chat/8', 'oxlode_rc_chat/9'],
      ['oxlode_rc_chat/18'],
    ],
    noise: [1, 2, 4, 5, 6, 10, 14, 20, 22, 29, 32].map((id) => `oxlode_rc_chat/${id}`),
    attributions: {
      'oxlode_rc_chat/13': /Old Bram/,
      'oxlode_rc_chat/18': /Fenland Rowing League/,
      'oxlode_rc_chat/19': /Ines/,
      'oxlode_rc_chat/23': /Old Bram/,
      'oxlode_rc_chat/28': /Len/,
    },
    never: [/lol/i, /🚣/u],
  },
};
