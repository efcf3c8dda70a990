import { type Day, postsOf } from './day.ts';

const r = (n: number) => `release_radar/${n}`;
/** Releases of a day, a post each with a link: one is withdrawn, one closes a hole, one is an advertisement; names keep their case. */
export const RELEASES: Day = {
  name: 'releases',
  language: 'en-US',
  minutes: 3,
  channels: {
    release_radar: {
      title: 'Release Radar',
      posts: postsOf(`
1 07:00 7000/10 Good morning! 14 releases today, coffee first ☕
2 07:10 8100/44 ripple 4.0 is out. The query planner has been rewritten; joins over three tables are twice as fast. ⏎ https://github.example/ripple/releases/4.0 ⏎ #database
3 07:30 9900/120 🚨 CVE-2026-41177 in libquay before 3.8.2: a crafted header lets anyone read memory. Update today. ⏎ https://libquay.example/advisory ⏎ #security
4 08:00 7300/15 textwrangle.pad() now takes grapheme clusters: textwrangle 1.9 counts a flag as one character. ⏎ https://textwrangle.example/1.9 ⏎ #python
5 08:30 7900/50 Corvid OS 12 is released, with kernel 7.1 and five years of support. The 32-bit images are gone. ⏎ https://corvid.example/12 ⏎ #linux
6 09:10 8800/90 Mesa Editor 2.0: multiple cursors, and plugins in WebAssembly. ⏎ https://mesa.example/2.0 ⏎ #editors
7 09:45 6900/9 Tired of slow builds? Buildwhale runs your pipelines on 64 cores. The first 2,000 minutes are free with the code RADAR. https://buildwhale.example/?utm_source=radar
8 10:20 7200/22 grpc-lite 0.14 drops Node 18 and reads its settings from the environment. ⏎ https://grpclite.example ⏎ #node
9 11:00 7500/31 Pilcrow 5.3 converts Markdown to PDF without LaTeX. ⏎ https://pilcrow.example/5.3 ⏎ #docs
10 11:40 9100/140 re=6 Don't install Mesa Editor 2.0: it deletes unsaved files on a full disk. The maintainers have withdrawn it, 2.0.1 comes tomorrow. ⏎ https://mesa.example/incident
11 12:30 7100/12 sqlfmt 3.1 no longer lowercases identifiers in quotes. ⏎ https://sqlfmt.example/3.1 ⏎ #sql
12 13:15 7400/26 The Halyard browser 88 blocks third-party fonts by default. ⏎ https://halyard.example/88 ⏎ #web
13 14:00 8300/77 OpenTram 2026.10 can plan routes offline; the map of Europe is 4 GB. ⏎ https://opentram.example ⏎ #maps
14 15:00 7000/11 kettle-rs 0.6: async timers, no breaking changes. ⏎ https://kettle.example ⏎ #rust
15 16:20 7600/40 Proof assistant Lemma 9 checks 40 percent faster, says its changelog. ⏎ https://lemma.example/9 ⏎ #math
16 17:30 7200/17 From the archive: what semantic versioning is, and what it isn't. ⏎ https://radar.example/semver
17 18:10 8600/99 libquay 3.8.2 broke builds on macOS; 3.8.3 fixes that. Both close CVE-2026-41177. ⏎ https://libquay.example/3.8.3 ⏎ #security
18 20:00 6500/60 That's it for today. Follow us and tell a colleague!
`),
    },
  },
  gold: {
    leads: 3,
    stories: [
      {
        name: 'libquay',
        posts: [r(3), r(17)],
        newest: [[r(17)]],
        superseded: { [r(3)]: [r(17)] },
        say: [/3\.8\.3/],
      },
      {
        name: 'mesa',
        posts: [r(6), r(10)],
        newest: [[r(10)]],
        superseded: { [r(6)]: [r(10)] },
      },
      { name: 'ripple', posts: [r(2)], newest: [[r(2)]] },
      { name: 'corvid', posts: [r(5)], newest: [[r(5)]] },
    ],
    items: [4, 8, 9, 11, 12, 13, 14, 15].map((n) => [r(n)]),
    advertisements: [r(7)],
    noise: [1, 18].map(r),
    never: [/RADAR\b/, /github/, /Textwrangle\.pad/, /Grpc/, /Follow us/],
  },
};
