/** The style of every public page: system fonts, one accent, light and dark. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --accent: light-dark(#0b57d0, #8ab4f8); --line: light-dark(#d9d9de, #3a3a40); --soft: light-dark(#5c5c66, #a6a6b0); --mark: light-dark(#fff1b8, #574a12); --back: light-dark(#fff, #17171a); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 44rem; padding: 1.5rem 1rem 4rem; font: 1.0625rem/1.6 system-ui, sans-serif; background: var(--back); color: light-dark(#1c1c20, #ececf0); }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: .25rem 0; text-wrap: balance; }
h2 { font-size: 1.125rem; margin: 2.25rem 0 .5rem; }
header { display: flex; gap: 1.25rem; align-items: center; margin-bottom: 1.25rem; }
blockquote { margin: 1.25rem 0; font-size: 1.25rem; }
header img { width: 6rem; height: 6rem; border-radius: .5rem; flex: none; object-fit: cover; }
.soft { color: var(--soft); font-size: .9375rem; margin: 0; }
.player { position: sticky; top: 0; z-index: 1; background: var(--back); padding: .75rem 0; border-bottom: 1px solid var(--line); }
audio { width: 100%; display: block; }
.row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin-top: .5rem; align-items: center; }
button, input { font: inherit; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .375rem; background: transparent; color: inherit; min-height: 2.75rem; }
button { cursor: pointer; }
ol, ul { padding-inline-start: 1.25rem; }
li { margin: .25rem 0; }
.shows { list-style: none; padding: 0; }
.shows > li { display: flex; gap: 1rem; border-top: 1px solid var(--line); padding: 1rem 0; }
.shows img { width: 6rem; height: 6rem; border-radius: .5rem; flex: none; object-fit: cover; }
.shows h2 { margin: 0; }
.chapters { list-style: none; padding: 0; }
.chapters > li { border-top: 1px solid var(--line); padding: .75rem 0; }
.chapters > li > a, .head a { font-weight: 600; text-decoration: none; }
.chapters > li > a:hover, .head a:hover { text-decoration: underline; }
.head { display: flex; gap: .75rem; margin: 0; }
.head time { flex: none; min-width: 2.5rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.chapters ul { font-size: .9375rem; overflow-wrap: anywhere; margin: .35rem 0 0; list-style: none; padding-inline-start: 3.25rem; }
.now { background: var(--mark); border-radius: .25rem; }
.turn { margin: .75rem 0; }
.turn a { color: inherit; text-decoration: none; }
.turn a:hover { text-decoration: underline; }
.speaker { color: var(--soft); font-size: .875rem; display: block; }
.subscribe { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 2rem; align-items: end; }
.apps { gap: .5rem; }
.apps a { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 1rem; border: 1px solid var(--line); border-radius: 2rem; color: inherit; text-decoration: none; font-size: .9375rem; }
.apps a:hover { border-color: var(--accent); color: var(--accent); }
.feed { margin-top: .75rem; overflow-wrap: anywhere; }
.qr { width: 9rem; background: #fff; padding: .5rem; border-radius: .5rem; }
.qr svg { display: block; width: 100%; height: auto; }
[hidden] { display: none; }
.embed body { padding: .75rem; } .embed main > :not(header, .player) { display: none; }
@media (min-width: 48rem) { body { padding-top: 2.5rem; } header img { width: 9rem; height: 9rem; } h1 { font-size: 2.125rem; } }
/* Who holds the phone has no other one to point at it. */
@media (max-width: 30rem) { header img { width: 5rem; height: 5rem; } h1 { font-size: 1.375rem; } .shows img { width: 4rem; height: 4rem; } .subscribe { display: block; } .qr { display: none; } .chapters ul { padding-inline-start: 0; } }
`;
