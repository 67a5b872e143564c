/** Words before a name (regular expressions over folded text without marks). */
export const BEFORE_NAME =
  "recipient|receiver|(?<!(?:product|brand|item|company|shop|store|file|model|full|user|first|last|screen|account) )name|vor- und nachname|nom(?: complet)?|nombre(?: completo)?|nome(?: completo)?|naam|namn|imie i nazwisko|isim|ad soyad|nama|ho ten|addressee|consignee|attn\\.?|my name is|name is|name:|name's|i am called|call me|contact(?: person)?|ship(?:ped)? to|send(?: it)? to|deliver(?:ed)? to|empfanger|mein name ist|ich hei(?:s|ss)e|auf den namen|rechnung an|je m'appelle|destinataire|au nom de|je suis|mon nom est|me llamo|a nombre de|mi nombre es|destinatari[oa]|soy|me chamo|meu nome e|em nome de|sou|mi chiamo|a nome di|sono|ik heet|mijn naam is|ontvanger|op naam van|nazywam sie|odbiorca|na nazwisko|jag heter|mottagare|adim|alici|ten toi la|toi ten|nguoi nhan|nama saya|penerima|atas nama|pangalan ko|ako si|получатель|меня зовут|на имя|зовут|фио|отримувач|мене звати|на ім'я|имя|я(?= \\p{Lu})|اسمي|المستلم|باسم|שמי|קוראים לי|נמען|मेरा नाम|ชื่อ|ผู้รับ";
/** Titles before a name that belong to it. */
export const TITLES =
  "mr|mrs|ms|miss|dr|herr|frau|m|mme|mlle|monsieur|madame|sr|sra|senor|senora|sig|signora|г-н|г-жа|pan|pani|dhr|mevr";
/** Words with a capital that are no names. */
export const NO_NAMES =
  /^(?:the|my|your|our|a|an|this|please|order|number|phone|address|email|hi|hello|hey|thanks|dear|support|customer|service|china|germany|not|new|still|here|from|looking|interested|sorry|ist|bin|die|der|das|ein|eine|est|pas|de|la|le|un|une|el|los|для|мой|заказ|адрес)$/;
