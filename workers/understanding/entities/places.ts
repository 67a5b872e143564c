/** Chinese provinces and the municipalities that are both province and city. */
export const PROVINCES: readonly string[] =
  "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门".split(
    "|",
  );

/** Province-level cities. */
export const MUNICIPALITIES: ReadonlySet<string> = new Set(["北京", "上海", "天津", "重庆"]);

const CITIES: Readonly<Record<string, string>> = {
  广东: "广州 深圳 东莞 佛山 珠海 惠州 中山 汕头 江门 湛江",
  浙江: "杭州 宁波 温州 嘉兴 金华 绍兴 台州 湖州 义乌",
  江苏: "南京 苏州 无锡 常州 南通 徐州 扬州 盐城 昆山",
  四川: "成都 绵阳 德阳 宜宾 南充",
  湖北: "武汉 宜昌 襄阳 荆州",
  湖南: "长沙 株洲 衡阳 岳阳",
  山东: "济南 青岛 烟台 潍坊 临沂 淄博",
  河南: "郑州 洛阳 开封 南阳",
  河北: "石家庄 唐山 保定 廊坊 邯郸",
  福建: "福州 厦门 泉州 漳州 莆田",
  陕西: "西安 咸阳 宝鸡",
  辽宁: "沈阳 大连 鞍山",
  吉林: "长春",
  黑龙江: "哈尔滨 大庆",
  安徽: "合肥 芜湖 蚌埠",
  江西: "南昌 赣州 九江",
  广西: "南宁 桂林 柳州",
  云南: "昆明 大理 丽江",
  贵州: "贵阳 遵义",
  山西: "太原 大同",
  甘肃: "兰州",
  海南: "海口 三亚",
  新疆: "乌鲁木齐",
  内蒙古: "呼和浩特 包头",
  宁夏: "银川",
  青海: "西宁",
  西藏: "拉萨",
};

/** City name (without 市) to its province. */
export const PROVINCE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(CITIES).flatMap(([province, cities]) => cities.split(" ").map((city) => [city, province] as const)),
);

/** The cities that shoppers write in Latin letters. */
export const LATIN_CITIES: ReadonlyMap<string, string> = new Map([
  ["beijing", "北京"],
  ["shanghai", "上海"],
  ["tianjin", "天津"],
  ["chongqing", "重庆"],
  ["guangzhou", "广州"],
  ["shenzhen", "深圳"],
  ["dongguan", "东莞"],
  ["hangzhou", "杭州"],
  ["ningbo", "宁波"],
  ["nanjing", "南京"],
  ["suzhou", "苏州"],
  ["chengdu", "成都"],
  ["wuhan", "武汉"],
  ["changsha", "长沙"],
  ["qingdao", "青岛"],
  ["zhengzhou", "郑州"],
  ["xiamen", "厦门"],
  ["xi'an", "西安"],
  ["xian", "西安"],
  ["dalian", "大连"],
  ["kunming", "昆明"],
  ["harbin", "哈尔滨"],
]);

/** The cities and counties of Taiwan, whose addresses begin with them. */
export const TAIWAN_CITIES: ReadonlySet<string> = new Set(
  "台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义 宜兰 花莲 台东 苗栗 彰化 南投 云林 屏东".split(" "),
);
