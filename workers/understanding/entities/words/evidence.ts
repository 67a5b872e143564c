import type { Language } from "../../types.ts";

/** Everyday words that tell languages in Latin letters apart, without marks. */
export const EVIDENCE: Readonly<Partial<Record<Language, string>>> = {
  en: "the a an is are it my i i'm you do does did have has can could will would and or to of in on for with please by order how much when where what which one this that size code not no tracking number phone pay ship pairs pieces would was at be your one's an need want get give send long only but",
  de: "der die das den dem ein eine einen ist sind ich mein meine mir sie ihr und oder mit fur von zu nach bis bitte nicht haben habe hat kann wann wo wie bestellung bestellnummer bestellnr grose per am im in auf lieferung sendung stuck paar kommt mein rechnung nummer es gibt unter neue adresse empfanger letzte vier versand herr frau euro gutscheincode rufen unter",
  fr: "le la les un une des du de je j'ai j'en mon ma mes vous et ou avec pour par est c'est au aux en dans numero commande livraison taille quand combien pas que qui chez votre moins euros possible avant il y vers suis me nouvelle adresse destinataire paires mme derniers chiffres pointure pied fait prends mesure pese colis recu",
  es: "el la los las un una de del mi mis yo me y o con para por es son en pedido envio talla cuando cuanto no que se lo quiero tienen puedo hay estan como a su nombre llamo antes hasta euros unidades pares cuesta numero cobraron llega algo menos ultimos digitos sra mido peso pie gastos soy cupon direccion nueva pague compre",
  pt: "o a os as um uma de do da dos meu minha eu e ou com para por em no na nao pedido tamanho quando quanto que voce quero tenho comprei paguei chega entrega entregam envio ate pelo pelos reais telefone cade depois rua",
  it: "il lo la gli un una di del della mio mia io e o con per in ordine spedizione taglia quando quanto non che vorrei avete posso sono arriva entro via euro numero paia ho mi vi ordinato arrivato dove",
  vi: "cua toi ban co khong duoc la va hay voi cho giao hang don mua gia mau bao nhieu khi nao so dien thoai lay dia chi nguoi nhan cai bang thanh toan cao nang",
  id: "saya anda dan atau yang di ke dari untuk dengan tidak apakah bisa pesanan kirim ukuran kapan berapa mau beli sudah belum barang ini itu kak nomor alamat nama warna bayar hari",
  ms: "saya anda dan atau yang di ke dari untuk dengan tidak boleh pesanan hantar saiz bila berapa nak beli sudah belum barang ini itu nombor alamat nama warna bayar sampai esok semalam",
  tr: "ve veya bir bu benim siparis siparisim kargo ne zaman nerede kac icin ile degil var mi mu beden numara istiyorum lutfen gelir aldim telefon adres renk tane adet olur",
  nl: "de het een en of ik mijn u uw is zijn met voor van naar bestelling maat wanneer waar hoe niet kan kunt heb wil graag stuks paar adres tot op in nummer betalen leveren kleur",
  pl: "i lub w na z do mam moje moj czy jest nie zamowienie rozmiar kiedy gdzie ile chce prosze numer telefon adres sztuki zaplacic dostawa paczka kolor dla mozna jaki",
  sv: "och eller en ett jag min mitt mina ar det den med for fran till inte kan har vill bestallning storlek nar var hur nummer adress leverans betala par farg ni pa i vid",
  fil: "ang ng sa ko mo po ba ako kayo at o hindi pwede kailan saan magkano order gusto nasa yung na may meron ito iyan kulay bayad padala",
};
