package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.disc;
import static io.masthead.start.sample.Shapes.hanging;
import static io.masthead.start.sample.Shapes.leaf;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.softBox;

import java.awt.Color;
import java.awt.Shape;

/// Pictures of street life: lanterns, the market.
final class StreetScenes {

    private StreetScenes() {}

    static void lanterns(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0x101536, 0x23245A, 0x4A2F63, 0x7E3F55));
        for (int i = 0; i < 60; i++) {
            double size = c.between(12, 58);
            Color lamp = c.oneOf(Tint.palette(0xFF9A4A, 0xFFC66B, 0xFF6B57, 0xC46BA8));
            double x = c.between(0, WIDTH);
            double y = c.between(240, HEIGHT);
            c.dot(x, y, size, Tint.sheer(lamp, c.between(0.05, 0.16)));
            c.stroke(disc(x, y, size), Tint.sheer(lamp, 0.14), 1.5);
        }
        for (int row = 0; row < 4; row++) {
            double size = 34 + row * 22;
            double sag = 60 + row * 18;
            double start = -30 + row * 105;
            int count = 9 - row * 2;
            c.stroke(hanging(-60, start - 40, WIDTH + 60, start - 20, sag), Tint.of(0x140F22), 2.5);
            for (int i = 0; i < count; i++) {
                double t = (i + 0.5 + c.between(-0.14, 0.14)) / count;
                double y = start - 40 + 20 * t + 4 * sag * t * (1 - t);
                lantern(
                        c,
                        -60 + t * (WIDTH + 120),
                        y,
                        size,
                        c.oneOf(Tint.palette(0xE2362B, 0xF0642F, 0xF29A2E, 0xD92B4B)));
            }
        }
    }

    static void marketAwnings(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0xFBE9C9, 0xF6D3A6, 0xDDA77B));
        Color[] facades = Tint.palette(0xF3DFC0, 0xE7C8A4, 0xF6E7CF, 0xDDB892, 0xF1D9B8, 0xE5C7A8, 0xF5E3C8);
        for (int i = 0; i < facades.length; i++) {
            double x = -60 + i * 250;
            c.fillDown(box(x, c.between(20, 110), 238, 640), facades[i], Tint.darker(facades[i], 0.12));
            for (int w = 0; w < 2; w++) {
                c.fill(box(x + 42 + w * 96, 150, 54, 78), Tint.sheer(Tint.of(0x7A5A46), 0.4));
            }
        }
        c.light().glow(500, 90, 760, 330, Tint.of(0xFFF1CF), 0.7);
        bunting(c, 30, 50);
        bunting(c, 92, 66);
        c.light().gradient(790, HEIGHT, Tint.palette(0xB98A66, 0x8A6147));
        Color[] cloths = Tint.palette(0xD9483B, 0x2E8B80, 0xEBA937, 0x3E6FA8);
        for (int i = 0; i < 4; i++) {
            stall(c, -20 + i * 415, 330 + c.between(-16, 16), 395, cloths[i]);
        }
        for (int i = 0; i < 9; i++) {
            flowerBasket(c, 60 + i * 186 + c.between(-40, 40), 872 + c.between(-14, 12), c.between(62, 88));
        }
    }

    private static void lantern(Canvas c, double x, double y, double size, Color silk) {
        double middle = y + size * 1.35;
        c.line(x, y, x, middle - size * 0.8, Tint.of(0x140F22), 2);
        c.light().glow(x, middle, size * 3.1, size * 2.9, silk, 0.5);
        Shape body = oval(x, middle, size, size * 0.82);
        c.fillDown(body, Tint.mix(silk, Tint.of(0xFFD27A), 0.25), silk);
        c.light().glow(x, middle + size * 0.1, size * 0.85, size * 0.75, Tint.of(0xFFC766), 0.75);
        for (int i = 1; i < 4; i++) {
            c.stroke(oval(x, middle, size * i * 0.29, size * 0.82), Tint.sheer(Tint.darker(silk, 0.35), 0.45), 1.6);
        }
        Color gold = Tint.of(0xF1C45E);
        c.fill(softBox(x - size * 0.34, middle - size * 0.92, size * 0.68, size * 0.17, 5), gold);
        c.fill(softBox(x - size * 0.34, middle + size * 0.75, size * 0.68, size * 0.17, 5), gold);
        for (int i = -2; i <= 2; i++) {
            c.line(
                    x + i * size * 0.07,
                    middle + size * 0.9,
                    x + i * size * 0.1,
                    middle + size * 1.5,
                    Tint.mix(silk, gold, 0.3),
                    2);
        }
    }

    private static void bunting(Canvas c, double y, double sag) {
        c.stroke(hanging(-20, y, WIDTH + 20, y, sag), Tint.of(0x8A6A52), 2);
        for (int i = 0; i < 27; i++) {
            double t = (i + 0.5) / 27;
            double x = -20 + t * (WIDTH + 40);
            double top = y + 4 * sag * t * (1 - t);
            Color flag = c.oneOf(Tint.palette(0xD9483B, 0x2E8B80, 0xEBA937, 0x3E6FA8, 0xE58BA0));
            c.fill(polygon(x - 19, top, x + 19, top, x, top + 40), flag);
        }
    }

    private static void stall(Canvas c, double x, double y, double width, Color cloth) {
        c.fill(box(x + 14, y, 12, 500), Tint.of(0x6B4A34));
        c.fill(box(x + width - 26, y, 12, 500), Tint.of(0x6B4A34));
        c.fillDown(box(x + 20, y + 80, width - 40, 210), Tint.of(0x5A3A2C), Tint.of(0x7D5540));
        c.light().glow(x + width / 2, y + 150, width * 0.45, 110, Tint.of(0xFFC277), 0.55);
        Color[] goods = Tint.palette(0xE8742C, 0x7FAE3F, 0xD63B38, 0xF2C84B, 0x8C4F8E, 0xF3E3C2);
        for (int crate = 0; crate < 3; crate++) {
            double left = x + 22 + crate * (width - 44) / 3;
            double span = (width - 62) / 3;
            Color good = goods[c.below(goods.length)];
            for (int row = 0; row < 4; row++) {
                for (int i = 0; i <= 5 - row % 2; i++) {
                    double px = left + 14 + row % 2 * 9 + i * (span - 28) / 5;
                    double py = y + 262 + row * 18;
                    c.dot(px, py, 13.5, Tint.darker(good, c.between(0.05, 0.24)));
                    c.dot(px - 3, py - 4, 8, Tint.lighter(good, 0.22));
                }
            }
            c.fillDown(box(left, y + 318, span, 62), Tint.of(0xC99A66), Tint.of(0xA27242));
            c.line(left, y + 348, left + span, y + 348, Tint.of(0x8A5E36), 3);
        }
        c.fillDown(
                box(x + 6, y + 380, width - 12, 122),
                Tint.mix(cloth, Tint.of(0xF9EBD2), 0.72),
                Tint.mix(cloth, Tint.of(0xD9B48C), 0.6));
        int stripes = 10;
        double step = width / stripes;
        for (int i = 0; i < stripes; i++) {
            Color stripe = i % 2 == 0 ? cloth : Tint.of(0xFDF5E6);
            double left = x + i * step;
            double slope = (i - stripes / 2.0) * 4.5;
            c.fillDown(
                    polygon(left - slope, y - 92, left + step - slope - 4.5, y - 92, left + step, y + 40, left, y + 40),
                    Tint.lighter(stripe, 0.18),
                    Tint.darker(stripe, 0.1));
            c.fill(oval(left + step / 2, y + 40, step / 2, 25), Tint.darker(stripe, 0.14));
        }
    }

    private static void flowerBasket(Canvas c, double x, double y, double size) {
        c.light().haze(x, y + 4, size * 1.3, size * 0.2, Tint.of(0x3A2418), 0.7);
        Color[] petals = Tint.palette(0xE2483D, 0xF6C84E, 0xFFF6E6, 0xE97BA2, 0xF08A3C);
        Color bloom = c.oneOf(petals);
        for (int i = 0; i < 16; i++) {
            double angle = -c.between(0.25, 2.9);
            double tipX = x + Math.cos(angle) * size * 0.95;
            double tipY = y - size * 0.7 + Math.sin(angle) * size * c.between(0.5, 1);
            c.fill(
                    leaf(x, y - size * 0.5, tipX, tipY, 6),
                    Tint.mix(Tint.of(0x3F7A45), Tint.of(0x8FBB5F), c.between(0, 1)));
        }
        for (int i = 0; i < 15; i++) {
            double angle = -c.between(0.2, 2.94);
            double reach = size * c.between(0.15, 0.92);
            double px = x + Math.cos(angle) * reach;
            double py = y - size * 0.72 + Math.sin(angle) * reach * 0.8;
            for (int petal = 0; petal < 6; petal++) {
                c.dot(
                        px + Math.cos(petal * 1.047) * 6.5,
                        py + Math.sin(petal * 1.047) * 6.5,
                        5.4,
                        Tint.darker(bloom, petal % 2 * 0.1));
            }
            c.dot(px, py, 4.6, Tint.of(0xE0A93A));
        }
        c.fillAcross(
                polygon(
                        x - size * 0.62,
                        y - size * 0.66,
                        x + size * 0.62,
                        y - size * 0.66,
                        x + size * 0.46,
                        y,
                        x - size * 0.46,
                        y),
                Tint.of(0xD0A06A),
                Tint.of(0x93683C));
        for (int i = 1; i < 4; i++) {
            double at = y - size * 0.66 * i / 4;
            c.line(x - size * 0.5, at, x + size * 0.5, at, Tint.sheer(Tint.of(0x6B4722), 0.45), 3);
        }
        c.fill(softBox(x - size * 0.67, y - size * 0.72, size * 1.34, size * 0.13, 8), Tint.of(0xE0B47C));
    }
}
