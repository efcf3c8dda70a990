import type { SentenceRules } from '../sentence-rules.ts';

/** Polish. */
export const POLISH: SentenceRules = {
  inside: `np, tj, tzn, tzw, ul, al, pl, os, św, prof, dr, mgr, inż, hab, lic, gen, płk, ppłk, mjr, kpt, por, ppor, sierż, kard,
    abp, bp, ks, m. in, m. st, ok, wg, zob, por, red, im, ds, woj, pow, gm, prez, dyr, kier, zast, n. p. m, jw, ww, ur, zm,
    max, min, ang, niem, fr, łac, ros, wyd, tłum, oprac, pt, vs, Mr, Mrs, płn, płd, zach, wsch, śp, św, pw, wz, dł, szer`,
  beforeNumbers:
    'nr, str, s, poz, art, ust, pkt, tel, tab, rys, ryc, t, rozdz, lp, godz, par, m, kl, sygn, zał, temp, dn, pn, wt, śr, czw, pt, sob, nd, niedz',
  seldomLast: 'Sp. z o. o, S. A, sp. k, Inc, Ltd, sp. j, pok, tys, mln, mld',
  oftenLast: 'itd, itp, etc, i in, n. e, p. n. e, proc, zł, gr, sek, szt, kg, km, egz',
  behindNumbers: 'r, rr, w, ww, min, godz, tys, m, ha, t, l, h',
  openers: `w, we, na, z, ze, do, od, po, przed, za, pod, nad, przy, o, u, dla, bez, przez, i, a, ale, lub, oraz, jednak, więc,
    to, ten, ta, te, ci, on, ona, ono, oni, one, my, wy, ja, się, nie, tak, jest, są, był, była, było, były, gdy, kiedy,
    jeśli, jeżeli, ponieważ, choć, który, która, które, jak, gdzie, kto, co, dlaczego, potem, następnie, później, wczoraj,
    dziś, dzisiaj, jutro, teraz, już, tylko, także, również, wszyscy, wszystkie, każdy, nikt, nic, jego, jej, ich, nasz,
    nasza, nasze, według, podczas, mimo, czy, niech, dzięki, obecnie, natomiast, tego, tej, tym, tam, tu, zaś, dwa, trzy`,
  letterNames:
    'witamina, witaminy, plan, grupa, grupy, typ, typu, klasa, klasy, punkt, sekcja, blok, budynek, linia, hala',
  ordinals: {
    followers: `maja, dywizja, dywizji, pułk, pułku, batalion, brygada, brygady, armia, armii, liga, ligi, piętro, piętrze, lat,
      maraton, festiwal, festiwalu, kongres, zjazd, edycja, edycji, konkurs, międzynarodowy, ogólnopolski, korpus, korpusu`,
  },
};
