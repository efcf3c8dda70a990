import { tur } from 'stopword';
import type { LanguageWords } from './language-words.ts';

export const TURKISH: LanguageWords = {
  isReviewed: false,
  stemmer: 'turkish',
  stopWords: tur,
  phrases: {
    opening: 'Başlıklar',
    closing: 'Kapanış',
    brief: 'Kısaca',
    welcome: '{show}, {period}.',
    farewell: '{show} sona erdi. Bütün gönderiler bölüm notlarında.',
    range: '{from} – {until}',
    headlines: 'Başlıklar.',
    inBrief: 'Kısaca.',
    firstReport: 'İlk haber, {day}:',
    since: 'Bilinen diğer ayrıntılar:',
    claim: 'Daha önce şöyle denmişti:',
    reply: 'Buna yanıt:',
    passedOn: '{who}, aktaran {channel}:',
    member: '{who}, {channel} grubunda:',
    writes: '{who} yazıyor:',
    quotes: '{who} alıntılıyor:',
    asks: '{channel} sordu:',
    answers: 'Yanıtlar: {list}.',
    result: 'En çok seçilen: {answer}, yüzde {share}.',
    sources: 'Kaynaklar: {list}.',
    advertisement: 'Reklam:',
    rest: 'Yalnızca notlarda olan gönderiler: {count}.',
    unspoken: 'Anlatamadığımız sesli mesajlar, resimler ve bağlantılar: {count}.',
    covers: 'Bu bölüm en yeni gönderileri anlatıyor: {found} içinden {kept}.',
    summary: '{topics}. Kaynaklar: {channels}, {period}.',
    asReported: 'Bildirildiği gibi, {day}:',
  },
  cues: {
    greets:
      'günaydın|iyi (?:geceler|akşamlar|günler|sabahlar|haftalar)|merhaba|selam|mutlu|hayırlı',
    calls:
      'abone ol|takip (?:et|edin)|kanal[ıi](?:mızı)? paylaş|arkadaşlarını(?:zı)? davet|bildirimleri aç|kaçırmayın|(?:kişi|bin) olduk|bize yazın|beğen(?:in|meyi)',
    declares: 'reklam|sponsorlu|ilan|iş birliği|tanıtım',
    offers: [
      'kampanya|fırsat|teklif',
      'indirim|ucuz|yerine \\d|yarı fiyat|tasarruf|yüzde \\d+ (?:daha )?(?:az|indirim)',
      'ücretsiz|bedava|hiçbir ücret|para iade',
      'hediye|armağan|bonus|çek(?!\\p{L})',
      'kod(?:u|uyla|unu)|kupon|parola|kelimesini söyle',
      'sadece bugün|yalnızca bugün|bugüne özel|(?:pazar|cuma|cumartesi|hafta sonu)(?:na|ya|ne)? kadar|bu hafta',
      'sınırlı|son (?:yerler|kontenjan|fırsat)|acele|kaçırma|tükenmeden',
      'kaydol|kayıt|sipariş|ara(?:yın|yabilir)|tıkla|satın al|indirin|rezervasyon|randevu|yazın',
      'okurlarımız|abonelerimiz|takipçilerimiz|kanalımız',
      'tavsiye|memnun|müşteri|yıldız|garanti|komşum',
      'ister misiniz|hayal|arıyor|yoruldu|bıktı|ben de|kim istemez|biliyor musunuz|hiç',
      'sizin|size|siz(?!\\p{L})|evinize|kazan(?:ın|ırsınız)|ödersiniz',
    ],
    corrects:
      'düzeltme|yanlış|doğru değil|yalanla|asılsız|hata|özür|iptal|kaldırıl|yeniden|tekrar|bulundu|sağ salim|kurtarıl|askıya|reddedil|reddetti|artık|değil, |açıldı|geri döndü|ertelen',
    denies: 'doğru değil|yanlış|bu doğru değil|hayır,|asılsız|yalan',
    firstPerson: 'ben|bana|beni|benim|bende|benden',
    leans:
      'bu|bunlar|şu|o|onlar|onun|orada|burada|ama|fakat|ve|ayrıca|böylece|bu yüzden|sonra|ancak',
    teases: 'ne|nasıl|neden|kim|nerede|hangi|kaç|işte|bakın',
    labels: 'son dakika|acil|flaş|güncelleme|düzeltme|video|foto|özel',
    sources:
      'polis|itfaiye|belediye|vali|hastane|savcı|bakan|hükümet|kaynak|tanık|ajans|sendika|mahkeme|yetkili|başkan|jandarma|afad',
    part: 'bölüm|kısım|gün',
  },
};
