package io.masthead.start.sample;

/// One kind of sample picture: it covers the whole canvas, and takes every chance from the canvas's dice.
interface Scene {
    void paint(Canvas c);
}
