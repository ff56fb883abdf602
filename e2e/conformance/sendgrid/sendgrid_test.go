// Package sendgrid drives the SendGrid Stats plugin against the SendGrid simulator through the official host code.
package sendgrid

import (
	"maps"
	"testing"
	"time"
	_ "time/tzdata" // Days are those of the accounts' zones, wherever the tests run.

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

// connection is what simulators/sendgrid/bin/start.ts writes into its --info-file.
type connection struct {
	URL      string            `json:"url"`
	CAFile   string            `json:"caFile"`
	Accounts []account         `json:"accounts"`
	APIKeys  map[string]string `json:"apiKeys"`
	// ControlURL is empty without --control.
	ControlURL string `json:"controlUrl"`
}

type account struct {
	Username string `json:"username"`
	Region   string `json:"region"`
	URL      string `json:"url"`
	TimeZone string `json:"timeZone"`
}

// Accounts of the simulated fleet: one with subusers, one that sends nothing on most days, one of the EU, and the one
// whose key is refused.
const (
	withSubusers = "contoso-shop"
	quiet        = "trey-research"
	european     = "litware-bank"
	revoked      = "fabrikam-travel"
)

// The last thirty days, today included.
func span() backend.TimeRange {
	now := time.Now()
	return backend.TimeRange{From: now.AddDate(0, 0, -30), To: now}
}

// Days that are over in every zone.
func settled() backend.TimeRange {
	now := time.Now()
	return backend.TimeRange{From: now.AddDate(0, 0, -30), To: now.AddDate(0, 0, -3)}
}

func start(t *testing.T) *host.Plugin {
	t.Helper()
	return hosttest.Start(t, "GLANCE_SENDGRID_EXECUTABLE")
}

func connect(t *testing.T) connection {
	t.Helper()
	var found connection
	hosttest.Info(t, "GLANCE_SENDGRID_INFO", "the --info-file of a running SendGrid simulator", &found)
	if len(found.Accounts) < 3 || len(found.APIKeys) != len(found.Accounts) {
		t.Fatalf("the simulator has %d accounts and %d keys", len(found.Accounts), len(found.APIKeys))
	}
	return found
}

// model of an account in the settings; its name is not its id.
func (one account) model() map[string]string {
	return map[string]string{
		"id":       one.Username,
		"name":     label(one.Username),
		"region":   one.Region,
		"apiUrl":   one.URL,
		"timeZone": one.TimeZone,
	}
}

// label is the value of the label `account`.
func label(username string) string {
	return "Mail of " + username
}

func (to connection) find(t *testing.T, username string) account {
	t.Helper()
	for _, one := range to.Accounts {
		if one.Username == username {
			return one
		}
	}
	t.Fatalf("the simulator has no account %s", username)
	return account{}
}

// settings of a data source with all accounts, each of which counts its days in its own zone.
func settings(t *testing.T, to connection) *backend.DataSourceInstanceSettings {
	t.Helper()
	var models []map[string]string
	for _, one := range to.Accounts {
		models = append(models, one.model())
	}
	return dataSource(t, to, "sendgrid", models...)
}

// inOneZone are the settings of one whose accounts count their days alike.
func inOneZone(t *testing.T, to connection) *backend.DataSourceInstanceSettings {
	t.Helper()
	var models []map[string]string
	for _, one := range to.Accounts {
		model := one.model()
		model["timeZone"] = "Europe/Zurich"
		models = append(models, model)
	}
	return dataSource(t, to, "sendgrid-one-zone", models...)
}

// wrongKey is one that the simulator refuses, as it does one that was revoked.
const wrongKey = "SG.revoked-before-this-test"

// withRevokedKey are the settings of one, the key of one of whose accounts is refused.
func withRevokedKey(t *testing.T, to connection) *backend.DataSourceInstanceSettings {
	t.Helper()
	source := settings(t, to)
	source.UID = "sendgrid-revoked"
	source.DecryptedSecureJSONData["apiKey."+revoked] = wrongKey
	return source
}

func dataSource(t *testing.T, to connection, uid string, accounts ...map[string]string) *backend.DataSourceInstanceSettings {
	t.Helper()
	secrets := map[string]string{"tlsCACert": hosttest.Authority(t, to.CAFile)}
	for _, one := range accounts {
		secrets["apiKey."+one["id"]] = to.APIKeys[one["id"]]
	}
	return &backend.DataSourceInstanceSettings{
		UID:                     uid,
		Type:                    "glance-sendgridstats-datasource",
		Name:                    "SendGrid Stats",
		JSONData:                hosttest.JSON(t, map[string]any{"accounts": accounts, "tlsAuthWithCACert": true}),
		DecryptedSecureJSONData: secrets,
		Updated:                 time.UnixMilli(1_700_000_000_000),
	}
}

// stats is a query of this type.
func stats(model host.Model) host.Model {
	complete := host.Model{"refId": "A", "queryType": "stats"}
	maps.Copy(complete, model)
	return complete
}

// ask sends one query and returns its answer.
func ask(t *testing.T, plugin *host.Plugin, source *backend.DataSourceInstanceSettings, asked backend.TimeRange, headers map[string]string, model host.Model) backend.DataResponse {
	t.Helper()
	return hosttest.Send(t, plugin, hosttest.Request(t, source, asked, headers, model))["A"]
}
