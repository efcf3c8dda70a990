import type { SentenceRules } from '../sentence-rules.ts';

/** Turkish. Its verb stands last, so that a number with a point nearly always is an ordinal. */
export const TURKISH: SentenceRules = {
  inside: `Dr, Prof, Doç, Yrd, Öğr, Gör, Arş, Av, Op, Uzm, Sn, Bn, Gen, Alb, Yb, Bnb, Yzb, Ütğm, Tğm, Org, Korg, Tümg, Tuğg, Hz, St, Mah, mah,
    Cad, cad, Sok, sok, Sk, Cd, Bul, Blv, Apt, örn, bkz, yak, min, maks, çev, haz, ed, müh, mim, ecz, M. Ö, M. S, İ. Ö, İ. S, T. C, kr, krş,
    ör, İng, Fr, Alm, Ar, Far, Mr, Mrs, yy, fak, üni, üniv, ünv`,
  beforeNumbers: 'no, s, sf, ss, md, tel, cilt, c, böl, şek, tab',
  seldomLast:
    'A. Ş, Ltd, Şti, Tic, San, Oca, Şub, Mar, Nis, Haz, Tem, Ağu, Eyl, Eki, Kas, Ara, Inc, Jr',
  oftenLast: 'vb, vs, vd, v. b, v. s, vdl, dk, sn, kg, km, TL, etc',
  openers: `bu, şu, o, bir, ve, ama, fakat, ancak, çünkü, sonra, önce, daha, ayrıca, böylece, ben, sen, biz, siz, onlar, her, bütün, tüm,
    bazı, birçok, kimse, ne, nasıl, neden, niçin, nerede, kim, eğer, şimdi, bugün, dün, yarın, artık, öte, için, ise, bunun, buna,
    bunlar, onun, onu, orada, burada, oysa, yine, hem, hiç, en, ile, sadece, yalnızca, sonunda, henüz, hâlâ, saat, toplam, ilk, son`,
  letterNames:
    'vitamini, vitamin, planı, plan, grubu, grup, tipi, tip, blok, kapısı, kapı, sınıfı, hattı',
  ordinals: {
    followers: `ocak, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık, dünya, yüzyıl, yüzyılda, lig, ligde,
      cadde, sokak, kat, sınıf, bölge, ordu, kolordu, tümen, tabur, dönem, etap, maç, hafta, gün, yıl, madde, bölüm, köprü, selim, murad,
      mehmed, mehmet, ahmed, abdülhamid, mahmud, osman, istanbul, uluslararası, ulusal, geleneksel`,
    leaders: '*',
  },
};
