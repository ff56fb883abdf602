// Package host starts a backend plugin and calls it exactly as Grafana does: with hashicorp/go-plugin, the clients of
// grafana-plugin-sdk-go and the options of Grafana 12.4 (pkg/plugins/backendplugin/grpcplugin/client.go).
package host

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/grpcplugin"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	goplugin "github.com/hashicorp/go-plugin"
)

// Plugin is a running plugin process and the clients of its services.
type Plugin struct {
	Data        grpcplugin.DataClient
	Diagnostics grpcplugin.DiagnosticsClient
	Resource    grpcplugin.ResourceClient
	Stream      grpcplugin.StreamClient
	// Handshake is the time from the start of the process until the host had read its handshake line.
	Handshake time.Duration
	// Log is what the host made of the process's standard error.
	Log *Log

	client  *goplugin.Client
	process *os.Process
}

// How long an answer to Shutdown may take before the plugin counts as hanging.
const shutdownLimit = 15 * time.Second

// Start runs an executable without arguments, with Grafana's environment and the additional variables.
func Start(executable string, env ...string) (*Plugin, error) {
	return StartCommand([]string{executable}, env...)
}

// StartCommand runs a program with arguments, which Grafana does not do, as a plugin.
func StartCommand(command []string, env ...string) (*Plugin, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append([]string{"GF_VERSION=12.4.3", "GF_EDITION=Open Source", "GF_ENTERPRISE_LICENSE_PATH="}, env...)
	log := newLog()
	client := goplugin.NewClient(&goplugin.ClientConfig{
		Cmd: cmd,
		HandshakeConfig: goplugin.HandshakeConfig{
			ProtocolVersion:  grpcplugin.ProtocolVersion,
			MagicCookieKey:   grpcplugin.MagicCookieKey,
			MagicCookieValue: grpcplugin.MagicCookieValue,
		},
		VersionedPlugins: map[int]goplugin.PluginSet{
			grpcplugin.ProtocolVersion: {
				"data":        &grpcplugin.DataGRPCPlugin{},
				"diagnostics": &grpcplugin.DiagnosticsGRPCPlugin{},
				"resource":    &grpcplugin.ResourceGRPCPlugin{},
				"stream":      &grpcplugin.StreamGRPCPlugin{},
			},
		},
		SkipHostEnv:      true,
		AllowedProtocols: []goplugin.Protocol{goplugin.ProtocolGRPC},
		Logger:           log.logger,
	})
	plugin := &Plugin{Log: log, client: client}
	if err := plugin.connect(); err != nil {
		client.Kill()
		return nil, fmt.Errorf("starting %s: %w\n%s", strings.Join(command, " "), err, log.Tail())
	}
	return plugin, nil
}

func (p *Plugin) connect() error {
	started := time.Now()
	if _, err := p.client.Start(); err != nil {
		return err
	}
	p.Handshake = time.Since(started)
	process, err := os.FindProcess(p.client.ReattachConfig().Pid)
	if err != nil {
		return err
	}
	p.process = process
	rpc, err := p.client.Client()
	if err != nil {
		return err
	}
	return errors.Join(
		dispense(rpc, "data", &p.Data),
		dispense(rpc, "diagnostics", &p.Diagnostics),
		dispense(rpc, "resource", &p.Resource),
		dispense(rpc, "stream", &p.Stream),
	)
}

func dispense[T any](rpc goplugin.ClientProtocol, name string, client *T) error {
	raw, err := rpc.Dispense(name)
	if err != nil {
		return err
	}
	typed, ok := raw.(T)
	if !ok {
		return fmt.Errorf("%s is a %T", name, raw)
	}
	*client = typed
	return nil
}

// PID of the plugin's process.
func (p *Plugin) PID() int {
	return p.process.Pid
}

// Ping asks the standard health service for the service "plugin", as go-plugin's own hosts do.
func (p *Plugin) Ping() error {
	rpc, err := p.client.Client()
	if err != nil {
		return err
	}
	return rpc.Ping()
}

// Exited tells whether the process has ended.
func (p *Plugin) Exited() bool {
	return p.client.Exited()
}

// Stop ends the plugin as Grafana does: Shutdown, then two seconds of patience, then SIGKILL. It returns how long that
// took and whether the plugin went by itself. Grafana would wait without end for a plugin that never answers Shutdown;
// here it is killed.
func (p *Plugin) Stop() (took time.Duration, graceful bool) {
	started := time.Now()
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.client.Kill()
	}()
	select {
	case <-done:
		graceful = !p.Log.Contains("plugin failed to exit gracefully") && !p.Log.Contains("error closing client")
	case <-time.After(shutdownLimit):
		_ = p.process.Kill()
		<-done
	}
	return time.Since(started), graceful
}

// QueryData sends a request and decodes every frame of the answer, as Grafana does: one frame that cannot be decoded
// fails the whole request, and a frame that names no query belongs to the one it answers.
func (p *Plugin) QueryData(ctx context.Context, req *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	encoded, err := p.Data.QueryData(ctx, backend.ToProto().QueryDataRequest(req))
	if err != nil {
		return nil, err
	}
	response, err := backend.FromProto().QueryDataResponse(encoded)
	if err != nil {
		return nil, err
	}
	for refID, answer := range response.Responses {
		for _, frame := range answer.Frames {
			if frame.RefID == "" {
				frame.RefID = refID
			}
		}
	}
	return response, nil
}

// CheckHealth asks for the health of a data source.
func (p *Plugin) CheckHealth(ctx context.Context, settings *backend.DataSourceInstanceSettings) (*backend.CheckHealthResult, error) {
	res, err := p.Diagnostics.CheckHealth(ctx, &pluginv2.CheckHealthRequest{
		PluginContext: backend.ToProto().PluginContext(PluginContext(settings)),
	})
	if err != nil {
		return nil, err
	}
	return backend.FromProto().CheckHealthResponse(res), nil
}

// CollectMetrics returns the process's metrics as Prometheus text. Grafana says nothing but the plugin's id.
func (p *Plugin) CollectMetrics(ctx context.Context) ([]byte, error) {
	res, err := p.Diagnostics.CollectMetrics(ctx, &pluginv2.CollectMetricsRequest{})
	if err != nil {
		return nil, err
	}
	return res.GetMetrics().GetPrometheus(), nil
}

// CallResource sends a request and joins the streamed parts of the answer.
func (p *Plugin) CallResource(ctx context.Context, req *backend.CallResourceRequest) (*backend.CallResourceResponse, error) {
	stream, err := p.Resource.CallResource(ctx, backend.ToProto().CallResourceRequest(req))
	if err != nil {
		return nil, err
	}
	var answer *backend.CallResourceResponse
	for {
		part, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return answer, nil
		}
		if err != nil {
			return nil, err
		}
		if answer == nil {
			answer = backend.FromProto().CallResourceResponse(part)
		} else {
			answer.Body = append(answer.Body, part.GetBody()...)
		}
	}
}
