package io.masthead.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/// Words without meaning, in the quantities that articles have.
final class Prose {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGNS = "山水江河城市桥路新闻报道今日公园学校居民开放建设计划春夏秋冬晨夜风雨阳光文化书店码头渔船茶园";
    private static final String[] WORDS =
            ("harbour bridge council market river school winter opening plan street library ferry evening garden"
                            + " budget reader station morning festival teacher repair weather orchard tram")
                    .split(" ");

    private final Random random;
    private final Vocabulary vocabulary;

    /// Of few words, all as frequent.
    Prose(Random random) {
        this(random, null);
    }

    /// @param vocabulary its words, or `null` for a few
    Prose(Random random, Vocabulary vocabulary) {
        this.random = random;
        this.vocabulary = vocabulary;
    }

    /// About so many characters, in Chinese or else in English.
    String text(boolean chinese, int length) {
        StringBuilder text = new StringBuilder(length + 10);
        while (text.length() < length) {
            if (vocabulary != null) {
                text.append(chinese || text.isEmpty() ? "" : " ").append(vocabulary.word(chinese, random));
            } else if (chinese) {
                int at = random.nextInt(SIGNS.length());
                text.append(SIGNS, at, at + 1);
            } else {
                text.append(text.isEmpty() ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
            }
        }
        return text.toString();
    }

    /// Portable Text of about 250 bytes a block, every fourth a heading.
    ArrayNode body(boolean chinese, int length) {
        ArrayNode blocks = JSON.createArrayNode();
        for (int i = 0; i < length; i++) {
            boolean heading = i % 4 == 2;
            ObjectNode block = blocks.addObject();
            block.put("_type", "block").put("_key", "b" + i).put("style", heading ? "h2" : "normal");
            ObjectNode span = block.putArray("children").addObject();
            int letters = heading ? 12 : 60 + random.nextInt(240);
            span.put("_type", "span").put("_key", "s" + i).put("text", text(chinese, chinese ? letters / 3 : letters));
            span.putArray("marks");
            block.putArray("markDefs");
        }
        return blocks;
    }
}
