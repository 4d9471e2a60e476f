package io.masthead.staff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.ForStaff;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/// Who may enter is written on the classes; these rules hold it there.
class AreasTest {

    private static final JavaClasses MASTHEAD = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.masthead");

    @Test
    void readersResourcesAskForNoRole() {
        classes()
                .that()
                .areAnnotatedWith(ForReaders.class)
                .and()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(PermitAll.class)
                .allowEmptyShould(true)
                .check(MASTHEAD);
    }

    @Test
    void readersResourcesDoNotKnowWhoAsks() {
        noClasses()
                .that()
                .areAnnotatedWith(ForReaders.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Caller.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SecurityIdentity.class)
                .allowEmptyShould(true)
                .check(MASTHEAD);
    }

    @Test
    void partnersResourcesStandBehindTheDoor() {
        for (JavaClass resource : MASTHEAD) {
            if (resource.isAnnotatedWith(Path.class)) {
                String path = resource.getAnnotationOfType(Path.class).value();
                assertEquals(
                        path.startsWith("/v1/syndication"),
                        resource.isAnnotatedWith(ForPartners.class),
                        resource.getName() + " is for partners, and only for them");
            }
        }
    }

    @Test
    void staffResourcesAskForARole() {
        classes()
                .that()
                .areAnnotatedWith(ForStaff.class)
                .and()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .check(MASTHEAD);
    }
}
