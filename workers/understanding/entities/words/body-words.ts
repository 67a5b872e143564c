/** Regular expressions over folded text without marks; what is said before a height, a weight and the length of a foot. */
export const HEIGHT_WORDS =
  "身高|净身高|我高|身長|个子|身长|(?<![身])高(?=\\d)|height(?: is)?|tall|groß|gross?e?|bin|mesure|fais|taille de|mido|estatura|altura|meco|tenho|sono alto|sono alta|alt[oa]|lengte|ik ben|lang ben ik|wzrost\\p{L}*|langd|boyum|boy(?= \\d)|cao|chieu cao|tinggi(?: badan)?|taas|tangkad|uzunlugum|jestem wysok\\p{L}|mam|рост\\p{L}?|зріст|키(?:가|는)?|طولي|الطول|גובה|ส่วนสูง|สูง|लंबाई|कद";
export const WEIGHT_WORDS =
  "体重|我重|(?<!净)重(?=\\d)|weight(?: is)?|weigh|wiege|gewicht|pese|peso|weeg|waze|vager|vikt|kilo(?= \\d)|kilom|nang|berat(?: badan)?|timbang|bigat|can nang|kilosu|waga|wazy\\p{L}*|vager|je pese|peso cerca|gewicht van|вес|вешу|вага|важу|몸무게(?:가|는)?|وزني|الوزن|משקל|น้ำหนัก|หนัก|वजन";
export const FOOT_WORDS =
  "脚长|脚掌长?|脚底长?|足底|内长|足长|脚|足のサイズ|足の长さ|足|(?<![가-힣])발 ?길이|(?<![가-힣])발(?= ?(?:이|은|사이즈|\\d))|(?<!\\d\\s?)foot(?: length)?|(?<!\\d\\s?)feet(?: are)?|fuss?lange|fuss?e?n?|fusl\\p{L}+|fus[se]*|pieds?|longueur (?:du|de mon|de) pied|pies?|largo (?:del|de mi|de) pie|comprimento do pe|pe mede|lunghezza (?:del )?piede|dlugosc (?:stopy|wkladki)|wkladk\\p{L}|pes?|pied[ei]?|voet(?:lengte)?|voeten|stop[ay]|fot(?:langd)?|ayak|(?:long |do dai |chieu dai )?(?:ban )?chan(?: dai)?|telapak kaki|panjang kaki|kaki|talampakan|paa|стоп[аыу]|ступн[яи]|нога|القدم|قدمي|כף רגל|เท้า|पैर";
/** What makes a length in centimetres or metres that of a thing. */
export const OF_THINGS =
  /[线绳桌床柜屏被毯帘管]|沙发|电缆|宽|cable|cord|table|desk|window|curtain|sofa|shelf|rug|door|wide|width|long|kabel|cable|kabel|шнур|кабел|ケーブル|케이블|cavo|cabo|(?<![a-z])(?:dai|day|panjang|uzunlugu?|dlugosc(?! stopy)|lunghezza(?! (?:del )?piede)|diametr[oe])(?![a-z])/;
export const OF_CHILDREN =
  /宝宝|孩子|小孩|儿童|女儿|儿子|小朋友|娃|baby|child|kid|toddler|son|daughter|kind|enfant|nin[oa]|hij[oa]|bebe|ребен|сын|доч|子供|아이|아기/;
