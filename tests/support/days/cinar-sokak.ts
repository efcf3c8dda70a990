import { type Day, postsOf } from './day.ts';

const c = (n: number) => `cinar_sokak/${n}`;
/** A street's group in Turkish, by names: a thief who was none, a parrot, a power cut, and a meeting that decides. */
export const CINAR_SOKAK: Day = {
  name: 'cinar-sokak',
  language: 'tr-TR',
  minutes: 4,
  channels: {
    cinar_sokak: {
      title: 'Çınar Sokak Komşuları',
      posts: postsOf(`
1 06:50 author=Nermin_Abla Günaydın komşular ☀️
2 07:20 author=Hakan_T. 12 numarada elektrik yok, sizde var mı?
3 07:24 author=Selin re=2 Bizde de yok, 14 numara.
4 07:40 author=Nermin_Abla re=2 Dağıtım şirketini aradım: trafo arızası varmış, çift numaralı evlerde elektrik öğlene kadar kesik.
5 08:15 author=Oya Bebek yatağımız küçük geldi, temiz durumda, isteyene bedava veriyorum. Kapı 9, zil Oya.
6 08:50 author=Murat_Usta Tesisat işleriniz için arayın: petek temizliği 900 lira, kombi bakımı 700 lira. Aynı gün gelinir. 0555 000 11 22
7 09:30 author=Kerem Dün gece üçte sokakta biri arabaların kapılarını yokluyordu, siyah montlu. Kamera görüntüsü bende var.
8 09:41 author=Deniz re=7 Ben de gördüm, hırsız kesin! Kapıcıya söyledim, polisi aradı.
9 10:05 author=Yasemin Papağanımız Limon kaçtı 😢 Yeşil, sarı başlı, ıslık çalıyor. Gören olursa lütfen yazsın, oğlum çok üzgün.
10 11:10 author=Hakan_T. re=4 Elektrik geldi, teşekkürler Nermin Abla.
11 11:35 author=Selin re=9 Parkın orada bir ıslık duydum ama göremedim.
12 12:30 author=Kerem re=7 Komşular düzeltiyorum: siyah montlu kişi hırsız değilmiş. 5 numaradan Cemal Bey, kendi arabasını bulamamış. Kamera görüntüsünü sildim, kendisinden özür diledim.
13 13:00 author=Cemal_Bey re=12 Estağfurullah. Araba belediyenin otoparkındaymış, asfalt için çekmişler.
14 14:15 author=Yönetim_Çınar Toplantı cumartesi saat 11'de bahçede. Gündem: asansörün yenilenmesi, daire başına 4.200 lira.
15 14:40 author=Deniz re=14 4.200 çok değil mi? Geçen yıl 2.900 demiştiniz.
16 15:05 author=Yönetim_Çınar re=15 Fiyatlar arttı. Üç teklif aldık, en ucuzu bu.
17 15:50 author=Oya re=5 Bebek yatağı gitti, Zeynep Hanım aldı. Güle güle kullansınlar.
18 16:30 author=Nermin_Abla Belediye yarın sokağı asfaltlıyor. Sabah yediden akşam altıya kadar arabaları arka sokağa çekin.
19 17:20 author=Yasemin re=9 Limon bulundu! Eczanenin tabelasına konmuş, eczacı Filiz Hanım simitle indirdi 🦜
20 17:25 author=Selin re=19 Çok sevindim!
21 18:45 author=Tolga İyi bir matematik öğretmeni bilen var mı? Kızım lise sınavına hazırlanıyor.
22 19:10 author=Oya re=21 Filiz Hanım'ın eşi Ahmet Hoca çok iyi, üç yıldır ders veriyor.
23 20:30 author=Yönetim_Çınar Asansör cuma günü bakımda, saat 9 ile 12 arası çalışmayacak.
24 22:00 author=Nermin_Abla İyi geceler herkese 🌙
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'hırsız değil',
        posts: [7, 8, 12, 13].map(c),
        newest: [[c(12)]],
        superseded: { [c(7)]: [c(12)], [c(8)]: [c(12)] },
        say: [/Cemal/],
      },
      {
        name: 'asansör parası',
        posts: [14, 15, 16].map(c),
        newest: [[c(14)], [c(16)]],
        say: [/4\.?200/],
      },
      {
        name: 'Limon',
        posts: [9, 11, 19, 20].map(c),
        newest: [[c(19)]],
        superseded: { [c(9)]: [c(19)] },
      },
      {
        name: 'elektrik',
        posts: [2, 3, 4, 10].map(c),
        newest: [[c(10)]],
        superseded: { [c(4)]: [c(10)], [c(2)]: [c(10)], [c(3)]: [c(10)] },
      },
      {
        name: 'yatak',
        posts: [c(5), c(17)],
        newest: [],
        superseded: { [c(5)]: [c(17)] },
      },
    ],
    leads: 3,
    items: [[c(18)], [c(23)], [c(21), c(22)]],
    advertisements: [c(6)],
    noise: [c(1), c(24)],
    attributions: { [c(12)]: /Kerem/, [c(19)]: /Yasemin/, [c(18)]: /Nermin/ },
    never: [/0555/, /900 lira/],
  },
};
