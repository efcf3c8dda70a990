import type { SentenceRules } from '../sentence-rules.ts';

/** Dutch. Its ordinals have no point (3e, 3 oktober); days and months are written small. */
export const DUTCH: SentenceRules = {
  inside: `dr, drs, mr, mrs, ir, ing, prof, dhr, mw, mevr, mej, ds, jhr, jkvr, mgr, fam, gebr, wed, st, bijv, d. w. z,
    o. a, m. a. w, i. v. m, m. b. t, t. a. v, t. n. v, t. b. v, t. o. v, t. g. v, d. m. v, i. p. v, i. s. m, i. t. t,
    m. n, m. u. v, n. a. v, o. l. v, o. b. v, o. v. v, o. g. v, o. m, o. l, c. q, i. h. b, i. c, m. i, t. w, v. a, w. o, a. d, a. h. w,
    resp, ca, vgl, cf, incl, excl, zgn, zog, evt, ong, plm, vs, afd, prov, dir, geb, overl, n. b, p. s, gen, kol,
    kap, lt, sgt, wnd, plv`,
  beforeNumbers: `nr, nrs, no, nos, blz, p, pp, pag, art, afb, fig, tab, hfst, par, vol, dl, jrg, tel, bijl, min, max,
    gem, d. d, jan, feb, febr, mrt, apr, jun, jul, aug, sep, sept, okt, nov, dec, ma, di, wo, do, vr, za, zo`,
  seldomLast: 'bv, B. V, N. V, V. O. F, Inc, Ltd, Co, jr, sr, mln, mld',
  oftenLast: `enz, etc, et al, e. d, e. a, o. i. d, c. s, m. m, jl, a. s, v. Chr, n. Chr, s. v. p, a. u. b, n. v. t,
    z. s. m, p. p, p. st, p. u, p. w, p. m, p. j`,
  behindNumbers: 'u',
  openers: `de, het, een, hij, zij, ze, wij, we, ik, je, jij, jullie, u, men, dit, dat, deze, die, er, daar, hier, dan, toen,
    daarna, daarom, daardoor, daarbij, daarmee, daarvoor, daarnaast, hierdoor, dus, maar, en, of, want, omdat, als,
    wanneer, terwijl, hoewel, nadat, voordat, zodra, sinds, tot, in, op, aan, bij, met, na, naar, van, voor, over,
    onder, uit, door, tegen, zonder, om, volgens, vanwege, wegens, tijdens, ondanks, ook, nog, nu, vandaag, gisteren,
    morgen, vanavond, vannacht, later, eerder, intussen, ondertussen, bovendien, echter, toch, alleen, zo, hoe, wat,
    wie, waar, waarom, welke, zijn, haar, hun, ons, onze, mijn, jouw, uw, alle, alles, veel, enkele, sommige, geen,
    niet, niets, niemand, iedereen, elke, ieder, iedere, beide, twee, drie, ongeveer, ruim, bijna, is, was, waren, heeft,
    hebben, wordt, worden, kan, kunnen, zal, moet, al, pas, eerst, uiteindelijk, inmiddels, verder, vanaf, binnenkort,
    vorige, volgende, nee, ja, misschien, helaas, meer, minder`,
  letterNames:
    'vitamine, groep, plan, hepatitis, type, klasse, hal, blok, lijn, gebouw, vak, categorie, rij, sectie, variant',
  markedNames: 'yahoo',
};
