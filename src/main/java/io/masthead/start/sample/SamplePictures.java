package io.masthead.start.sample;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws the pictures of the sample newsroom, so that no photograph of anybody needs to be shipped.
/// They hold no text, need no display and no fonts.
public final class SamplePictures {

    private static final Map<String, Scene> SCENES = new LinkedHashMap<>();

    static {
        SCENES.put("river-at-dusk", RiverScenes::riverAtDusk);
        SCENES.put("arch-bridge", CrossingScenes::archBridge);
        SCENES.put("moon-over-water", RiverScenes::moonOverWater);
        SCENES.put("waves", RiverScenes::waves);
        SCENES.put("ferry-at-dawn", CrossingScenes::ferryAtDawn);
        SCENES.put("misty-hills", HillScenes::mistyHills);
        SCENES.put("tea-terraces", HillScenes::teaTerraces);
        SCENES.put("orchard", HillScenes::orchard);
        SCENES.put("kites", OpenAirScenes::kites);
        SCENES.put("train-line", RailwayScene::trainLine);
        SCENES.put("first-snow", OpenAirScenes::firstSnow);
        SCENES.put("star-trails", OpenAirScenes::starTrails);
        SCENES.put("skyline-by-night", TownScenes::skylineByNight);
        SCENES.put("old-town-roofs", TownScenes::oldTownRoofs);
        SCENES.put("rain-on-the-street", RainScenes::rainOnTheStreet);
        SCENES.put("lanterns", StreetScenes::lanterns);
        SCENES.put("market-awnings", StreetScenes::marketAwnings);
        SCENES.put("opera-stage", HeritageScenes::operaStage);
        SCENES.put("dyed-cloth", HeritageScenes::dyedCloth);
        SCENES.put("paper-boats", PondScenes::paperBoats);
        SCENES.put("lotus-pond", PondScenes::lotusPond);
        SCENES.put("umbrellas", RainScenes::umbrellas);
        SCENES.put("steamers", TableScenes::steamers);
        SCENES.put("noodle-bowl", TableScenes::noodleBowl);
        SCENES.put("library-shelves", LibraryScene::libraryShelves);
        SCENES.put("football-pitch", PatternScenes::footballPitch);
        SCENES.put("circuit", PatternScenes::circuit);
    }

    private SamplePictures() {}

    /// The names of all scenes that can be drawn.
    public static List<String> scenes() {
        return List.copyOf(SCENES.keySet());
    }

    /// A picture of 960 × 540 pixels, without transparency. The same scene and seed give the same pixels.
    ///
    /// @throws IllegalArgumentException when there is no such scene
    public static BufferedImage draw(String scene, long seed) {
        Scene known = SCENES.get(scene);
        if (known == null) {
            throw new IllegalArgumentException("No sample scene is called " + scene + ".");
        }
        Canvas canvas = new Canvas(scene.hashCode() * 31L + seed);
        known.paint(canvas);
        return canvas.finished();
    }
}
