package io.masthead.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/// Puts the [ContractFilter] in place before each test; found through `META-INF/services`.
public final class ContractEverywhere implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        ContractFilter.install();
    }
}
