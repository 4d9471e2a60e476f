package io.masthead.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The running application. What rooms have to say at the start (a password that was just made) they say in their
/// `StartupEvent` observers, before the lines here.
public final class Newsroom implements QuarkusApplication {

    private final String address;

    Newsroom(@ConfigProperty(name = Main.ADDRESS) String address) {
        this.address = address;
    }

    /// Called when requests are answered already; returns when the application is asked to end.
    @Override
    public int run(String... arguments) {
        System.out.println("""
                Masthead is ready at %1$s
                  a page in one request   %1$s/v1/pages/home
                  documentation           %1$s/docs
                  Ctrl-C ends it.""".formatted(address));
        Quarkus.waitForExit();
        return 0;
    }
}
