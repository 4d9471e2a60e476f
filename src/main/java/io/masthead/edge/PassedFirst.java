package io.masthead.edge;

import io.masthead.changelog.OwnChanges;
import io.masthead.changelog.Tail;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Holds the answer to a change back until this node's edge has taken the change in, so that whoever made it sees it.
@Provider
@Singleton
public class PassedFirst implements ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(PassedFirst.class);

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final OwnChanges own;
    private final Tail tail;

    PassedFirst(OwnChanges own, Tail tail) {
        this.own = own;
        this.tail = tail;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (own.last() <= tail.position() || response.getStatus() >= 400) {
            return;
        }
        try {
            if (!tail.awaitPassed(own.last(), LONGEST)) {
                LOG.warnf("The change %d is made, but kept answers follow later.", own.last());
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
