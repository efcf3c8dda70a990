import type { SentenceRules } from '../sentence-rules.ts';

/** Spanish. */
export const SPANISH: SentenceRules = {
  inside: `Sr, Sra, Srta, Sres, Sras, Dr, Dra, Dres, Dras, D, Dña, Da, Prof, Profa, Ing, Lic, Licda, Arq, Abog, Gral, Cnel,
    Cap, Cap, Tte, Sgto, Cdte, Sto, Sta, Mons, Pbro, Fr, Excmo, Excma, Ilmo, Ilma, Mtro, Mtra, p. ej, ej, aprox, av,
    avda, ctra, pza, plza, c, cl, urb, edif, esq, prov, dpto, depto, vs, cf, ca, máx, mín, Mr, Mrs, EE, FF, RR, CC, JJ`,
  beforeNumbers:
    'núm, núms, nro, n, no, pág, págs, p, pp, art, arts, vol, vols, cap, caps, tel, teléf, tfno, fig, apdo, párr, inc, t, lun, mié, jue, vie, sáb',
  seldomLast: `EE. UU, FF. AA, RR. HH, JJ. OO, CC. OO, UU, Cía, Ltda, S. A, S. L, Ud, Uds, Vd, Vds, s. f, Inc, Jr,
    Sr, Jr, ene, feb, abr, jun, jul, ago, sep, sept, oct, nov, dic`,
  oftenLast: 'a. C, d. C, etc, etcétera, a. m, p. m, m, hs, hrs, min, seg, et al, ss',
  openers: `el, la, los, las, lo, un, una, unos, unas, este, esta, esto, estos, estas, ese, esa, eso, esos, esas, él, ella,
    ellos, ellas, yo, tú, nosotros, nosotras, usted, ustedes, su, sus, mi, mis, tu, nuestro, nuestra, se, no, sí, ya,
    también, pero, y, o, si, cuando, donde, como, porque, aunque, mientras, después, antes, luego, entonces,
    además, sin, con, en, de, del, al, a, por, para, según, desde, hasta, entre, sobre, tras, durante, hoy, ayer,
    mañana, ahora, aquí, allí, hay, es, son, fue, fueron, era, está, están, ha, han, todo, todos, toda, todas, muchos,
    muchas, algunos, algunas, otro, otra, cada, nadie, nada, qué, quién, cómo, cuándo, dónde, cuál, más, menos, tampoco,
    le, les, me, nos, te, aún, solo, sólo, dos, tres`,
  letterNames:
    'vitamina, plan, grupo, hepatitis, tipo, sección, punto, clase, opción, bloque, edificio, línea, categoría',
};
