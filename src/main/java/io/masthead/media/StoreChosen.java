package io.masthead.media;

import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/// Chooses the store: S3 where a bucket is set, else the folder. Nothing of S3's client is loaded otherwise.
@Singleton
class StoreChosen {

    @Produces
    @Singleton
    MediaStore store(Arrivals arrivals, Config config, Vertx vertx) {
        return S3Settings.read(config)
                .<MediaStore>map(settings -> new S3Store(settings, vertx))
                .orElseGet(() -> new FolderStore(arrivals));
    }
}
