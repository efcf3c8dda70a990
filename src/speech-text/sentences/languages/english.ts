import type { SentenceRules } from '../sentence-rules.ts';

/** English. */
export const ENGLISH: SentenceRules = {
  inside: `Mr, Mrs, Ms, Mx, Messrs, Dr, Drs, Prof, Profs, Rev, Fr, Msgr, Gen, Gens, Col, Lt, Maj, Capt, Cmdr,
    Cdr, Adm, Sgt, Cpl, Pvt, Pte, Brig, Hon, Rep, Reps, Sen, Sens, Gov, Govs, Pres, Supt, Det, Insp, Amb,
    Atty, Mt, Ft, vs, v, e. g, i. e, cf, viz, approx, ca, est, incl, excl, aka, asst, resp`,
  beforeNumbers: `Rs, no, nos, p, pp, vol, vols, fig, figs, sec, secs, ch, chap, art, ed, par, para, pt, ver, eq, col,
    ref, app, apt, rm, ext, tel, ph, cl, temp, max, min, avg`,
  seldomLast: `Inc, Ltd, Corp, co, bros, Jr, Sr, Esq, Ph. D, LL. M, B. Sc, M. Sc, St, st, ave, blvd, rd, Ln, hwy, Sq,
    Pkwy, dept, govt, univ, assn, dist, intl, natl, mfg, dev, Jan, Feb, Mar, Apr, Jun, Jul, Aug, Sep, Sept,
    Oct, Nov, Dec, Mon, Tue, Tues, Wed, Thu, Thur, Thurs, Fri, Sat, Sun, Ala, Ariz, Ark, Calif, Colo, Conn,
    Del, Fla, Ga, Ill, Ind, Kan, Ky, La, Mass, Md, Mich, Minn, Miss, Mo, Mont, Neb, Nev, Okla, Ore, Pa,
    Penn, Tenn, Tex, Va, Vt, Wash, Wis, Wyo`,
  oftenLast: `a. m, p. m, etc, et al, ft, lb, lbs, oz, hr, hrs, mins, mph, kg, km, sq, pct, B. C, A. D, B. C. E,
    C. E, misc`,
  openers: `a, an, the, this, that, these, those, he, it, they, we, you, i, she, his, her, hers, its, our, my, their,
    there, here, then, when, where, what, who, why, how, which, if, in, on, at, by, for, from, with, to, of, and,
    but, or, so, yet, however, after, before, as, while, since, because, although, though, both, all, some,
    most, many, no, not, now, today, yesterday, tomorrow, tonight, meanwhile, instead, still, also, even, only,
    please, let, let's, is, are, was, were, do, does, did, can, could, will, would, should, has, have, had, may,
    might, must, according, despite, during, under, until, once, each, every, nobody, somebody, everybody,
    everyone, nothing, anyone, another, several, few, more, it's, that's, there's, he's, she's, they're, we're,
    i'm, don't, finally, later, earlier, next, nearly, about, unlike, against, without, within, between, over`,
  letterNames: `vitamin, vitamins, plan, group, hepatitis, type, section, point, grade, class, size, category, item,
    exhibit, appendix, option, team, block, building, platform, gate, row, hall, wing, series, chapter, part, letter,
    entrance, pier`,
  followers: `monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may,
    june, july, august, september, october, november, december, mon, tue, wed, thu, fri, sat, sun, est, edt,
    et, cst, cdt, ct, mst, mdt, mt, pst, pdt, pt, gmt, utc, bst, cet, cest, ist, eastern, central, pacific`,
  markedNames: 'yahoo, jeopardy, joomla, kahoot, panic, mamma, oliver',
  attribution:
    /^(?:(?:\p{Lu}[\p{L}.'’-]+ ){1,3}|I )(?:said|says|asked|asks|replied|cried|shouted|added|wrote|told|answered|wondered|insisted|warned|explained)\b/u,
};
