import type { SentenceRules } from '../sentence-rules.ts';

/** Italian. */
export const ITALIAN: SentenceRules = {
  inside: `sig, sigg, sig.ra, sig.na, sig.ri, dott, dott.ssa, dr, dr.ssa, prof, prof.ssa, Proff, Ing, Avv, Arch, Geom, Rag, On,
    Sen, Gen, Col, Cap, Ten, Magg, Mar, Amm, SS, S, Mons, Mgr, Card, p. es, ad es, es, cfr, cf, ca, circa, P.zza, V.le,
    C.so, L.go, fraz, loc, prov, vs, max, min, ecc.mo, egr, gent, spett, ill.mo, sec, sez, tit, trad, Mr, Mrs`,
  beforeNumbers:
    'n, nn, nr, num, pag, pagg, p, pp, cap, capp, art, artt, vol, voll, tel, fig, cod, par, all, int, c, km, lun, mar, mer, gio, ven, sab, dom',
  seldomLast: `S.p.A, S.r.l, S.n.c, S.a.s, gen, feb, apr, giu, lug, set, sett, ott, nov, dic, f.lli, Inc, Co, Jr`,
  oftenLast: 'a. C, d. C, ecc, etc, et al, sgg, segg',
  openers: `il, lo, la, i, gli, le, un, uno, una, questo, questa, questi, queste, quello, quella, quelli, quelle, egli, lui, lei,
    loro, essi, io, tu, noi, voi, suo, sua, suoi, sue, mio, mia, nostro, nostra, si, non, sì, no, già, anche, ma, e, ed,
    o, se, quando, dove, come, perché, benché, mentre, dopo, prima, poi, allora, quindi, inoltre, senza, con, in, nel,
    nella, nei, nelle, nello, negli, di, del, della, dei, delle, al, alla, ai, alle, a, da, dal, dalla, dai, per, su, sul,
    sulla, secondo, fino, tra, fra, durante, oggi, ieri, domani, ora, adesso, qui, lì, è, sono, era, erano, ha, hanno,
    tutto, tutti, tutta, tutte, molti, molte, alcuni, alcune, altro, altra, altri, ogni, nessuno, niente, chi, che,
    cosa, quale, più, meno, però, infatti, intanto, così, ancora, solo, due, tre, c', l', un', d', dell', nell', all',
    quest', quell', dall', sull', com', dov'`,
  letterNames:
    'vitamina, piano, gruppo, epatite, tipo, sezione, punto, classe, opzione, blocco, edificio, linea, serie',
};
