import type { SentenceRules } from '../sentence-rules.ts';

/** Portuguese. */
export const PORTUGUESE: SentenceRules = {
  inside: `Sr, Sra, Srs, Sras, Srta, Dr, Dra, Drs, Dras, Prof, Profa, Eng, Arq, Exmo, Exma, Ilmo, D, Gen, Cel, Cap, Ten, Maj,
    Sgt, Cb, Alm, Sto, Sta, Pe, Fr, Mons, av, r, trav, lgo, pça, pç, rod, estr, al, p. ex, ex, aprox, obs, vs, cf, ca,
    máx, mín, sec, séc, bairro, ed, jd, V. Exa, V. Sa, Mr, Mrs`,
  beforeNumbers:
    'n, no, nº, núm, pág, págs, p, pp, art, arts, vol, cap, caps, tel, fig, inc, par, cx, km, seg, ter, qua, qui, sex, sáb, dom',
  seldomLast: `Ltda, S. A, Cia, E. U. A, jan, fev, mar, abr, jun, jul, ago, nov, dez, Jr, depto, dept, univ, Inc`,
  oftenLast: 'a. C, d. C, etc, a. m, p. m, min, seg, kg, hab, et al, hs, m',
  openers: `o, a, os, as, um, uma, uns, umas, este, esta, isto, estes, estas, esse, essa, isso, esses, essas, aquele, aquela, ele,
    ela, eles, elas, eu, tu, nós, você, vocês, seu, sua, seus, suas, meu, minha, nosso, nossa, se, não, sim, já, também,
    mas, e, ou, quando, onde, como, porque, embora, enquanto, depois, antes, logo, então, além, sem, com, em, no, na,
    nos, nas, de, do, da, dos, das, ao, à, aos, às, por, pelo, pela, para, segundo, desde, até, entre, sobre, durante,
    hoje, ontem, amanhã, agora, aqui, ali, há, é, são, foi, foram, era, está, estão, todo, todos, toda, todas, muitos,
    muitas, alguns, algumas, outro, outra, cada, ninguém, nada, que, quem, qual, mais, menos, apesar, porém, ainda, só,
    dois, duas, três`,
  letterNames:
    'vitamina, plano, grupo, hepatite, tipo, seção, secção, ponto, classe, opção, bloco, edifício, linha, categoria',
};
