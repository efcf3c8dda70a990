import type { SentenceRules } from '../sentence-rules.ts';

/** French. */
export const FRENCH: SentenceRules = {
  inside: `M, MM, Mr, Mgr, Me, Dr, Drs, Pr, Prof, St, Ste, Sts, Cdt, Cne, Col, Gal, Gén, Lt, av, apr, p. ex, c.-à-d, cf, env,
    éd, ét, bd, boul, dir, coll, trad, vs, min, max, hab, rens, fém, masc, sing, plur, rép, dép, sept. oct`,
  beforeNumbers:
    'no, n, nos, p, pp, vol, chap, art, fig, tél, al, fasc, t, app, bât, éd, env, lun, mar, mer, jeu, ven, sam, dim',
  seldomLast: `Cie, Sté, S. A, janv, févr, avr, juill, juil, sept, oct, nov, déc, lun, mar, mer, jeu, ven, sam, dim,
    bld, qc, Jr`,
  oftenLast: 'J.-C, etc, et al, env',
  openers: `le, la, les, un, une, des, du, de, au, aux, ce, cet, cette, ces, cela, ça, il, elle, ils, elles, on, nous, vous, je,
    tu, mais, et, ou, donc, or, ni, car, puis, ensuite, alors, après, avant, pendant, depuis, dans, en, sur, sous,
    avec, sans, pour, par, chez, entre, vers, selon, malgré, si, quand, lorsque, comme, où, qui, que, quoi,
    pourquoi, comment, combien, aussi, ainsi, enfin, cependant, pourtant, toutefois, hier, demain,
    son, sa, ses, leur, leurs, notre, nos, votre, vos, mon, ma, mes, tout, tous, toute, toutes, plusieurs, certains,
    chaque, aucun, aucune, rien, personne, deux, trois, à, dès, plus, moins, très, même, ici, là, oui, non, est,
    l', d', c', j', n', s', qu', m', t', jusqu', lorsqu', puisqu', aujourd'`,
  letterNames:
    'vitamine, plan, groupe, hépatite, type, section, point, catégorie, option, bloc, bâtiment, ligne, hall, quai',
  followers: '',
  markedNames: 'yahoo',
};
