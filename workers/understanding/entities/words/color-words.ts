import type { Language } from "../../types.ts";

/** The colours by their general name, and in Chinese what else is said for them. */
export const CHINESE_COLORS: readonly (readonly [name: string, also: string])[] = [
  ["黑色", "黑的 纯黑 黑款 亮黑 哑黑 哑光黑 曜黑 墨黑"],
  ["白色", "白的 纯白 白款 奶白 奶白色 乳白 乳白色 珍珠白 象牙白 本白 亮白"],
  ["红色", "红的 大红 酒红 酒红色 深红色 枣红色 枣红 大红色 玫红 玫红色 玫瑰红 砖红 砖红色 正红 中国红 暗红 暗红色"],
  [
    "蓝色",
    "蓝的 天蓝 天蓝色 深蓝 浅蓝 深蓝色 浅蓝色 藏蓝 藏蓝色 藏青 藏青色 宝蓝 宝蓝色 湖蓝 湖蓝色 孔雀蓝 雾霾蓝 克莱因蓝 牛仔蓝 海军蓝 冰蓝 水蓝 水蓝色 蓝款",
  ],
  [
    "绿色",
    "绿的 墨绿 军绿 墨绿色 军绿色 深绿色 浅绿色 深绿 浅绿 橄榄绿 薄荷绿 豆绿 豆绿色 草绿 草绿色 果绿 果绿色 牛油果绿 绿款",
  ],
  ["黄色", "黄的 鹅黄 鹅黄色 姜黄 姜黄色 柠檬黄 淡黄色 明黄 明黄色 浅黄 浅黄色"],
  ["灰色", "灰的 深灰 浅灰 深灰色 浅灰色 炭灰 炭灰色 烟灰 烟灰色 高级灰 银灰 银灰色 灰款"],
  ["粉色", "粉的 粉红 粉红色 藕粉 藕粉色 樱花粉 裸粉 裸粉色 浅粉 浅粉色 粉款"],
  ["紫色", "紫的 浅紫 浅紫色 深紫色 深紫 香芋紫 薰衣草紫 紫罗兰"],
  ["橙色", "橘色 橙的 橘红 橘红色"],
  ["棕色", "咖色 咖啡色 褐色 驼色 棕的 深棕 深棕色 浅棕 浅棕色 焦糖色 巧克力色 栗色 茶色"],
  ["银色", "银的 银白色"],
  ["金色", "土豪金 香槟金 香槟色"],
  ["米色", "米白 米白色 杏色"],
  ["青色", ""],
  ["卡其色", "卡其"],
];

/** In the order of `CHINESE_COLORS`, parted by `|`; several words by spaces, `*` for an ending, `-` for no word. */
export const COLOR_WORDS: Readonly<Partial<Record<Language, string>>> = {
  en: "black|white|red burgundy maroon crimson scarlet|blue navy|green olive mint|yellow|gray grey charcoal|pink|purple violet lavender lilac|orange|brown|silver|gold golden|beige ivory cream-coloured cream-colored off-white|cyan teal turquoise|khaki",
  de: "schwarz*|weiss* weiß*|rot rote*|blau*|grün*|gelb*|grau*|rosa pink*|lila violett*|orange*|braun*|silber*|gold golden*|beige*|türkis*|khaki",
  fr: "noir*|blanc blanche* blancs|rouge*|bleu*|vert verte* verts|jaune*|gris*|rose roses|violet*|orange|marron*|argent argenté*|doré*|beige*|turquoise|kaki",
  es: "negr*|blanc*|roj*|azul azules|verde*|amarill*|gris grises|rosa rosas|morad* violeta*|naranja*|marrón marrones|platead*|dorad*|beige|turquesa|caqui",
  pt: "pret*|branc*|vermelh*|azul azuis|verde*|amarel*|cinza*|rosa rosas|rox*|laranja|marrom|prata pratead*|dourad*|bege|turquesa|cáqui",
  it: "ner*|bianc*|ross*|blu azzurr*|verd*|giall*|grigi*|rosa|viola|arancione*|marron*|argent*|dorat*|beige|turchese|kaki",
  nl: "zwart*|wit witte*|rood rode*|blauw*|groen*|geel gele*|grijs grijze*|roze|paars paarse*|oranje|bruin*|zilver*|goud gouden|beige|turquoise|kaki",
  pl: "czarn*|biał*|czerwon*|niebiesk*|zielon*|żółt*|szar*|różow*|fioletow*|pomarańczow*|brązow*|srebrn*|złot*|beżow*|turkusow*|khaki",
  sv: "svart*|vit vita vitt|röd röda rött|blå blåa blått|grön gröna grönt|gul gula gult|grå gråa grått|rosa|lila|orange|brun bruna brunt|silver*|guld*|beige|turkos|khaki",
  tr: "siyah|beyaz|kırmızı|mavi|yeşil|sarı|gri|pembe|mor|turuncu|kahverengi|gümüş|altın|bej|turkuaz|haki",
  vi: "đen|trắng|đỏ|xanh_dương xanh_biển xanh_lam|xanh_lá|vàng|xám|hồng|tím|cam|nâu|bạc|-|be|-|-",
  id: "hitam|putih|merah|biru|hijau|kuning|abu-abu|merah_muda pink|ungu|oranye|cokelat coklat|perak|emas|krem|toska|khaki",
  ms: "hitam|putih|merah|biru|hijau|kuning|kelabu|merah_jambu|ungu|oren|coklat|perak|emas|krim|firus|khaki",
  fil: "itim|puti|pula|asul|berde|dilaw|kulay-abo|rosas|lila|kahel|kayumanggi|pilak|ginto|-|-|-",
  ru: "черн*|бел*|красн*|син* голуб*|зелен*|желт*|сер*|розов*|фиолетов*|оранжев*|коричнев*|серебрист*|золот*|бежев*|бирюзов*|хаки",
  uk: "чорн*|біл*|червон*|син* блакитн*|зелен*|жовт*|сір*|рожев*|фіолетов*|помаранчев*|коричнев*|сріблист*|золот*|бежев*|бірюзов*|хакі",
  ja: "黒 黒色 ブラック|白 白色 ホワイト|赤 赤色 レッド ワインレッド|青 青色 紺 紺色 水色 ブルー ネイビー|緑 緑色 グリーン|黄色 イエロー|灰色 グレー|ピンク|紫 パープル|オレンジ|茶色 ブラウン|シルバー 銀色|ゴールド 金色|ベージュ アイボリー クリーム色|-|カーキ",
  ko: "검정색 검은색 검정 블랙 까만색|흰색 하얀색 화이트|빨간색 빨강 레드|파란색 파랑 블루 남색 네이비|초록색 녹색 초록 그린|노란색 노랑 옐로우|회색 그레이|분홍색 핑크|보라색 퍼플|주황색 오렌지색|갈색 브라운|은색 실버|금색 골드|베이지|청록색|카키",
  th: "สีดำ|สีขาว|สีแดง|สีน้ำเงิน สีฟ้า|สีเขียว|สีเหลือง|สีเทา|สีชมพู|สีม่วง|สีส้ม|สีน้ำตาล|สีเงิน|สีทอง|สีเบจ|-|สีกากี",
  ar: "أسود الأسود اسود الاسود سوداء|أبيض الأبيض ابيض بيضاء|أحمر الأحمر احمر الاحمر حمراء|أزرق الأزرق ازرق زرقاء|أخضر الأخضر اخضر خضراء|أصفر الأصفر اصفر|رمادي الرمادي|وردي الوردي زهري|بنفسجي البنفسجي|برتقالي البرتقالي|بني البني|فضي الفضي|ذهبي الذهبي|بيج البيج|فيروزي|كاكي",
  he: "שחור שחורה|לבן לבנה|אדום אדומה|כחול כחולה|ירוק ירוקה|צהוב צהובה|אפור אפורה|ורוד ורודה|סגול סגולה|כתום כתומה|חום חומה|כסוף|זהב|בז'|טורקיז|חאקי",
  hi: "काला काली काले|सफेद सफ़ेद|लाल|नीला नीली नीले|हरा हरी हरे|पीला पीली|ग्रे|गुलाबी|बैंगनी|नारंगी|भूरा भूरी|चांदी|सुनहरा|बेज|-|-",
};

/** What a colour's word is part of when it is no colour, before or after it. */
export const NO_COLOR_AFTER =
  /^(?: (?:member|card|vip|friday|flag|market|list|tooth|ray|light district|cross|juice)|通道|食品|会员|标签|包|[情星])/;

/** Sayings and names with a colour's word in them, over folded text without marks, one row per group of languages. */
export const NO_COLOR_IN: readonly RegExp[] = [
  /(?<![a-z])(?:green lights?|red (?:flags?|tape|alert|carpet|hot)|white (?:lies?|lists?|gloves?|paper|label|noise|goods|wine)|black (?:friday|lists?|markets?|magic|sheep|box|hole|mail)|(?:once in a |in a )?blue moon|out of the blue|feel(?:ing)? blue|blue(?: |-)?(?:chip|collar|tick)|gr[ae]y (?:area|market|zone)|in the (?:red|black|pink)|gold(?:en)? (?:week|rule|hour|standard|member|opportunity)|silver (?:lining|bullet)|see(?:ing)? red|green with envy|green energy|yellow pages|red (?:bull|cross|wine)|orange juice)(?![a-z])/,
  /grun(?:es|em|e) licht|im gr?unen bereich|alles im grunen|schwarze[rnms]? (?:freitag|schaf|liste|markt|kater|humor)|schwarz auf wei[sß]s?|rote[rnms]? (?:zahlen|faden|kreuz|karte)|blaues wunder|blaue[rn]? (?:fleck|flecken|brief)|gelbe[nrs]? (?:seiten|sack|karte)|ins blaue|wei[sß]s?e[rns]? weste|grauer markt|rosarot|gold(?:ene)?[nrs]? (?:mitte|regel)/,
  /tout(?:e)? (?:n'est pas )?(?:rose|noir)|pas (?:tout |tres |bien |toujours )*rose|(?:la vie|voir|vie) en rose|feu (?:vert|rouge|orange)|cartes? (?:bleue|blanche|rouge|verte|grise)|liste noire|vendredi noir|marche noir|nuit blanche|numero vert|rire jaune|bete noire|zone (?:blanche|grise)|voir rouge|mouton noir|au noir|peur bleue|vin (?:rouge|blanc|rose)/,
  /luz verde|semaforo (?:verde|rojo|vermelho)|lista (?:negra|blanca|nera|bianca|branca)|viernes negro|mercado (?:negro|gris)|numeros rojos|oveja negra|principe azul|media naranja|color de rosa|de rosas?(?= todo)|noche en blanco|en blanco|prensa rosa|zona (?:azul|gris|verde)|vino (?:tinto|blanco|rosso|bianco)|sinal verde|sexta(?:-feira)? negra|ovelha negra|tudo azul|cor-de-rosa(?= tudo)|luce verde|semaforo (?:verde|rosso)|venerdi nero|lavoro nero|numero verde|in rosso|notte in bianco|in bianco|tutto rosa|pecora nera|mercato nero|in nero/,
  /groen licht|zwarte (?:vrijdag|lijst|markt|schaap)|rode (?:draad|cijfers|loper)|zielone swiatlo|czarn(?:y piatek|a lista|y rynek|ej listy)|biala? (?:flaga|dama)|gront ljus|svart(?:a)? (?:listan|marknad|fredag|far)|rod trad|yesil isik|kara (?:liste|borsa|cuma)|beyaz esya|sari sayfalar|lampu (?:hijau|merah)|daftar hitam|senarai hitam|kambing hitam|meja hijau|den (?:do|xanh|vang)(?= duong| giao)|danh sach den|thu sau den/,
  /зелен(?:ый|ого|ым) (?:свет|коридор)|черн(?:ая|ую|ой) (?:пятниц|дыр|магия|полос)|черн(?:ый|ом|ого) (?:спис|рын|юмор)|бел(?:ая|ую|ой) (?:зарплат|ворон|полос)|красн(?:ая|ую|ой) (?:цен|дорожк|строк|площад)|золот(?:ые|ая|ое) (?:рук|серед|правил)|сер(?:ый|ого|ая|ые) (?:импорт|схем|рынок|товар|зон)|голубой экран|желт(?:ая|ой) пресс|розовы[ехми]+ очк|зелене світло|чорна п'ятниця|чорн(?:ий|ому|ого) (?:спис|рин)|біла ворон/,
  /青信号|赤信号|黄信号|赤字|黒字|真っ赤な嘘|白紙|面白|赤ちゃん|黒猫|ブラック(?:フライデー|リスト|企业|企業|バイト)|グリーン(?:车|券|カー)|レッド(?:カード|ブル)|ゴールド(?:会员|カード)|シルバー(?:会员|ウィーク)|ホワイト(?:デー|リスト)|オレンジジュース|ピンクリボン/,
  /초록불|빨간불|파란불|그린라이트|블랙(?:프라이데이|리스트|컨슈머|박스)|레드(?:카드|오션|불)|블루투스|블루오션|골드(?:회원|등급|미스)|화이트(?:데이|리스트)|오렌지 ?주스|그린카드/,
  /[红黑白]名单|红绿灯|开绿灯|绿灯|红灯|黄灯|黑五|黑店|黑心|黑客|黑猫|黑历史|红包|红利|大红人|网红|走红|白条|白名单|白嫖|白跑|白等|白买|白花|白送|小白|黄牛|黄金周|黄了|蓝牙|蓝光|绿色(?:通道|环保|食品|出行)|灰色(?:地带|收入)|粉丝|银联|银行|金额|现金|金融|奖金|押金|定金|资金/,
  /الضوء ال[أا]خضر|الجمعة (?:السوداء|البيضاء)|القائمة السوداء|السوق السوداء|אור ירוק|רשימה שחורה|שוק שחור|ब्लैक (?:फ्राइडे|लिस्ट)|हरी झंडी|ไฟ(?:เขียว|แดง)|ตลาดมืด/,
];
