// Forty patterns of a news desk, without any notion of who says what: what a search engine for patterns can look for.
rule desk {
    strings:
        $said = /\b(said|says|told|added|noted|stated)\b/ nocase
        $according = /\baccording to\b/ nocase
        $claimed = /\b(claimed|alleged|insisted|admitted|conceded)\b/ nocase
        $denied = /\b(denied|denies|rejected|disputed|rebutted)\b/ nocase
        $blamed = /\b(blamed|accused|faulted)\b/ nocase
        $anonymous = /\b(officials?|sources?|aides?|insiders?) (said|say|told)\b/ nocase
        $familiar = /\bfamiliar with the (matter|plan|talks)\b/ nocase
        $condition = /\bon condition of anonymity\b/ nocase
        $critics = /\b(critics|experts|observers|analysts|supporters)\b/ nocase
        $some = /\bsome (people|say|argue|believe)\b/ nocase
        $reportedly = /\b(reportedly|allegedly|apparently|arguably|presumably)\b/ nocase
        $widely = /\bwidely (seen|believed|regarded|expected)\b/ nocase
        $understood = /\b(is|are) (understood|believed|thought|expected) to\b/ nocase
        $quote = /["\xe2][^"\n]{4,200}["\xe2]/
        $money = /[$][0-9][0-9,.]{0,12}( (million|billion|trillion))?/
        $percent = /\b[0-9][0-9.,]{0,8} ?(percent|per cent|%)/ nocase
        $points = /\bpercentage points?\b/ nocase
        $number = /\b[0-9]{1,3}(,[0-9]{3}){1,4}\b/
        $times = /\b(two|three|four|five|ten) times (more|less|as many|higher|lower)\b/ nocase
        $doubled = /\b(doubled|tripled|quadrupled|halved|soared|plunged)\b/ nocase
        $majority = /\b(most|a majority of|the majority of|half of|a third of)\b/ nocase
        $first = /\b(first|last|only) (ever|time|such)\b/ nocase
        $record = /\b(record[- ]breaking|all[- ]time|unprecedented|historic)\b/ nocase
        $superlative = /\bthe (biggest|largest|worst|best|highest|lowest|oldest|longest|most [a-z]{4,12})\b/ nocase
        $never = /\b(never|always|every|no one|nobody|everyone)\b/ nocase
        $because = /\b(because of|due to|as a result of|led to|caused by|thanks to)\b/ nocase
        $order = /\bin order to\b/ nocase
        $study = /\b(a|new|recent) (study|survey|poll|report|analysis)\b/ nocase
        $date = /\b(January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2}\b/
        $weekday = /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/
        $year = /\b(19|20)[0-9]{2}\b/
        $recently = /\b(recently|lately|in recent (days|weeks|months|years))\b/ nocase
        $motive = /\b(wants|hopes|intends|plans|seeks|aims) to\b/ nocase
        $fears = /\b(fears?|worries|worried|hopes?) (that|about)\b/ nocase
        $lie = /\b(lie|lies|lied|lying|false|untrue|misleading)\b/ nocase
        $illegal = /\b(illegal|unlawful|corrupt|fraud|bribes?|stole|embezzled)\b/ nocase
        $controversial = /\b(controversial|embattled|disgraced|so-called)\b/ nocase
        $however = /\b(however|but|although|despite)\b/ nocase
        $tweet = /\b(tweeted|posted|wrote on (Twitter|Facebook))\b/ nocase
        $statement = /\bin (a|an) (statement|interview|email|letter)\b/ nocase
    condition:
        any of them
}
