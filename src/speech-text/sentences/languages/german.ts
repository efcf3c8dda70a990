import type { SentenceRules } from '../sentence-rules.ts';

/** German. */
export const GERMAN: SentenceRules = {
  inside: `Dr, Prof, Hr, Hrn, Fr, Frl, Dipl, Ing, Dipl.-Ing, Mag, med, jur, phil, rer. nat, h. c, St, bzw, z. B, d. h,
    u. a, u. U, i. d. R, z. T, z. Zt, zzt, sog, ggf, evtl, ca, vgl, s. a, s. o, inkl, exkl, zzgl, abzgl, lt, geb,
    gest, ehem, rd, u, od, Fa, Freiw, Pfr, Frhr, evang, kath, röm, gem, entspr, bes, insb, insbes, eigtl, urspr, i. A, i. V, m. E, v. a, a. d, i. d,
    o. g, u. g, max, min, mind, tägl, wöchentl, mtl, jährl, gez, hg, hrsg, stv, stellv, allg, angebl, einschl, dt,
    frz, engl, österr, schweiz, int, nat, städt, staatl, sel, ab, Bgm, Gen, Mr, Mrs, vs, zw, gegr, verh, bez, betr, Bhf`,
  beforeNumbers: `nr, Zi, Whg, S, Abs, art, Bd, Kap, Abb, Tab, Tel, Bl, Z, Hausnr, Jg, Ziff, Anl, Pos, Std, Lfg, Mo, Di, Mi, Do, Fr, Sa, So`,
  seldomLast: `str, Co, e. V, a. M, a. D, n. Chr, v. Chr, Mio, Mrd, Tsd, Jh, Jhd, Jhdt, Jhs, Jan, Feb, Mär, Apr, Jun, Jul,
    Aug, Sep, Sept, Okt, Nov, Dez, Mo, Di, Mi, Do, Fr, Sa, So, Hbf, Pl, Abt, Univ, Inst, Min, Sek, Stk, Kl, Jr, Sr`,
  oftenLast: 'usw, usf, etc, uvm, u. v. m, u. v. a, u. ä, o. ä, u. dgl, dgl, ff',
  // Names of streets: Schulstr.
  joined: /^\p{L}+-?(?=str$)/u,
  openers: `der, die, das, den, dem, des, ein, eine, einen, einem, einer, er, sie, es, wir, ihr, ich, du, man, dies, diese,
    dieser, dieses, diesen, diesem, jener, dort, da, hier, dann, danach, davor, darauf, daher, deshalb, deswegen,
    damit, dabei, dazu, dafür, doch, aber, und, oder, denn, weil, wenn, als, ob, obwohl, während, nachdem, bevor,
    seit, bis, in, im, am, an, auf, bei, beim, mit, nach, von, vom, vor, zu, zum, zur, über, unter, aus, für, durch,
    gegen, ohne, um, trotz, wegen, laut, auch, noch, nun, jetzt, heute, gestern, morgen, später, zuvor,
    inzwischen, außerdem, zudem, allerdings, jedoch, dennoch, nur, so, wie, was, wer, wo, warum, wann, wohin,
    sein, seine, seiner, ihre, ihren, unser, unsere, mein, meine, alle, viele, einige, mehrere, manche, keine, kein,
    nicht, ist, sind, war, waren, hat, haben, wird, werden, kann, bitte, insgesamt, niemand, jeder, jede, wer,
    beide, zwei, drei, rund, etwa, erst, schon, bereits, derzeit, künftig, zunächst, schließlich`,
  letterNames:
    'vitamin, plan, gruppe, hepatitis, typ, klasse, halle, block, stufe, teil, linie, variante, eingang',
  ordinals: {
    leaders: `am, dem, der, die, das, den, des, im, vom, zum, zur, beim, ab, bis, seit, jeder, jeden, jede, jedem, sein, seine,
      seinen, seinem, seiner, seines, ihr, ihre, ihren, ihrem, ihrer, unser, unsere, unseren, unserem, unserer, mein,
      meine, meinen, meinem, und, oder, ein, eine, einen, einem, einer`,
    followers: `januar, jänner, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember,
      jahrhundert, jahrhunderts, jahrtausend, mal, geburtstag, jahrestag, jubiläum, klasse, stock, stockwerk,
      obergeschoss, etage, platz, liga, bundesliga, weltkrieg, auflage, ausgabe, spieltag, spiel, minute, runde, woche,
      tag, monat, quartal, halbjahr, bezirk, fc, sc, sv, bauabschnitt, abschnitt, advent, lebensjahr, abteilung, armee,
      division, stelle, preis, rang, vorsitzende, vorsitzender, bürgermeister, bürgermeisterin, montag, dienstag,
      mittwoch, donnerstag, freitag, samstag, sonntag, kompanie, folge, staffel, teil, sitzung, tagung, legislaturperiode`,
  },
  attribution:
    /^(?:\p{Lu}[\p{L}.-]+ ){1,3}(?:sagte|fragte|rief|meinte|erklärte|antwortete)(?!\p{L})/u,
};
